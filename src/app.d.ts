// Kit's own ambient types; nothing is added to App.*: the shells have no server half.
export {};
