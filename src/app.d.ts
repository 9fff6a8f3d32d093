// Kit's own ambient types; nothing is added to App.*: the shells have no server half.
declare global {
	/** Where the build put what a phone fetches later, by name (scripts/later-files.ts); there is none while developing. */
	var __LATER_FILES__: Readonly<Record<string, readonly string[]>> | undefined;
}
export {};
