// What a phone's page imports later is fetched before it is imported (phone/later/built-files.ts). The addresses are written
// into the page's script here: of each part of the page, with what it needs besides, and of each file of words.
import type { Plugin, Rolldown } from 'vite';
import { isPage, partOf, wordsOf } from './phone-parts.ts';

type Chunks = readonly Rolldown.OutputChunk[];

/** In the sources it stands for the addresses (app.d.ts). */
const mark = 'globalThis.__LATER_FILES__';

/** A chunk and what it imports, however far. */
function needed(chunk: Rolldown.OutputChunk, chunks: Chunks): readonly string[] {
	const found = new Set([chunk.fileName]);
	for (const file of found)
		for (const next of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) found.add(next);
	return [...found];
}

/** By name: `wall`, `wall.fr`. */
export function laterAddresses(chunks: Chunks): Readonly<Record<string, readonly string[]>> {
	const entry = chunks.find(isPage);
	const named = chunks.flatMap((chunk) => {
		const name = partOf(chunk) ?? wordsOf(chunk);
		const files = needed(chunk, chunks).filter((file) => file !== entry?.fileName);
		return name === null ? [] : [[name, files.map((file) => `/${file}`)] as const];
	});
	if (named.length === 0) throw new Error('nothing of the phone is fetched later');
	return Object.fromEntries(named);
}

export function laterFiles(): Plugin {
	return {
		name: 'tablee:later-files',
		generateBundle(_, bundle) {
			const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
			const addresses = JSON.stringify(laterAddresses(chunks));
			for (const chunk of chunks) chunk.code = chunk.code.replaceAll(mark, () => addresses);
		}
	};
}
