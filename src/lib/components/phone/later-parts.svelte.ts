// Fetches later.ts, and again for as long as it does not come. Older browsers remember for ever that an import failed, so
// the file is fetched first and imported once it is here.
import { createContext } from 'svelte';
import type * as later from './later.ts';

export type Parts = typeof later;

/** How long after the first view something is fetched ahead: whoever came for a vote has answered. */
const idleMs = 5000;
const againMs = { first: 1000, most: 8000 } as const;
/** A Wi-Fi that neither gives nor refuses. */
const stalledMs = 15_000;

async function fetchFile(): Promise<void> {
	if (typeof __LATER_FILE__ !== 'string') return;
	const stalled = new AbortController();
	const timer = setTimeout(() => stalled.abort(), stalledMs);
	try {
		await (await fetch(__LATER_FILE__, { signal: stalled.signal })).arrayBuffer();
	} finally {
		clearTimeout(timer);
	}
}

export class LaterParts {
	#parts = $state.raw<Parts | null>(null);
	#isAsked = false;

	/** Null until they are here. */
	get parts(): Parts | null {
		return this.#parts;
	}

	/** Returns what calls it off. */
	fetchAhead(): () => void {
		const timer = setTimeout(() => void this.fetch(), idleMs);
		return () => clearTimeout(timer);
	}

	async fetch(): Promise<void> {
		if (this.#isAsked) return;
		this.#isAsked = true;
		for (let pause: number = againMs.first; !this.#parts; pause = Math.min(2 * pause, againMs.most)) {
			try {
				await fetchFile();
				this.#parts = await import('./later.ts');
			} catch {
				await new Promise((resolve) => setTimeout(resolve, pause));
			}
		}
	}
}

export const [useLater, setLater] = createContext<LaterParts>();
