// Kit's own ambient types; nothing is added to App.*: the shells have no server half.
declare global {
	/** Where the build put what a phone fetches later (scripts/phone-chunk.ts); there is none while developing. */
	const __LATER_FILE__: string | undefined;
}
export {};
