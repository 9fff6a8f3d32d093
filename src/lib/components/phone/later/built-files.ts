// Fetches built files before they are imported, again and again until they are here. Older browsers remember for ever that an import
// failed. A fetch can be repeated, and the import then finds the file in the cache.

/** The addresses of the files that are imported later, by name. There are none while developing. */
const files: Readonly<Record<string, readonly string[]>> = globalThis.__LATER_FILES__ ?? {};

const againMs = { first: 1000, most: 8000 } as const;
/** After this, the Wi-Fi counts as neither giving nor refusing, and the fetch begins anew. */
const stalledMs = 15_000;

async function fetchFile(file: string): Promise<void> {
	const stalled = new AbortController();
	const timer = setTimeout(() => stalled.abort(), stalledMs);
	try {
		await (await fetch(file, { signal: stalled.signal })).arrayBuffer();
	} finally {
		clearTimeout(timer);
	}
}

/** The module that `load` imports, once its files are here. */
export async function untilHere<T>(names: readonly string[], load: () => Promise<T>): Promise<T> {
	for (let pause: number = againMs.first; ; pause = Math.min(2 * pause, againMs.most)) {
		try {
			await Promise.all(names.flatMap((name) => files[name] ?? []).map(fetchFile));
			return await load();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
	}
}
