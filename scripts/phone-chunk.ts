// Which modules the phone's page imports, found by walking from it. They go into one chunk, whichever other surfaces
// share them or not: a laptop can afford what it does not use, and a phone cannot afford twenty requests. What the page
// imports only later (later.ts) goes into a second one, which is fetched when it is wanted, or ahead.
import type { Plugin } from 'vite';

interface Graph {
	getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Kit loads its page for errors with every other. */
const pages = /src\/routes\/(\+page|\+layout|\+error)\.(svelte|ts)$/;
const later = /src\/lib\/components\/phone\/later\.ts$/;
/** Beside what a phone needs of `svelte/reactivity`, in one file of exports; laptops alone use it. */
const ofLaptops = /svelte\/src\/reactivity\/(set|map|date|url|media-query|reactive-value)/;

/** What stands above a module, however far: itself first. */
function above(id: string, graph: Graph): readonly string[] {
	const found = new Set([id]);
	for (const each of found) for (const next of graph.getModuleInfo(each)?.importers ?? []) found.add(next);
	return [...found];
}

const isBelow = (id: string, graph: Graph, entries: RegExp): boolean =>
	!pages.test(id) && !ofLaptops.test(id) && above(id, graph).some((each) => entries.test(each));

/** "phone" where a page of the phone stands above the module. */
export const phoneChunk = (id: string, graph: Graph): string | null =>
	isBelow(id, graph, pages) ? 'phone' : null;

/** "later" where only what it imports later does: the phone's own chunk takes its modules first. */
export const laterChunk = (id: string, graph: Graph): string | null =>
	isBelow(id, graph, later) ? 'later' : null;

/** In the sources it stands for the address of the second chunk (app.d.ts). */
const name = '__LATER_FILE__';

/** Writes the address of the second chunk into the first, so that a page can fetch the file before it imports it. */
export function laterFile(): Plugin {
	return {
		name: 'tablee:later-file',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle(_, bundle) {
			const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
			const holds = chunks.find(({ moduleIds }) => moduleIds.some((id) => later.test(id)));
			if (!holds) throw new Error('nothing of the phone is fetched later');
			for (const chunk of chunks)
				chunk.code = chunk.code.replaceAll(name, () => JSON.stringify(`/${holds.fileName}`));
		}
	};
}
