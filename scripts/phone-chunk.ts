// Which modules the phone's page imports, found by walking from it. They go into one chunk, whichever other surfaces
// share them or not: a laptop can afford what it does not use, and a phone cannot afford twenty requests.
interface Graph {
	getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Kit loads its page for errors with every other. */
const pages = /src\/routes\/(\+page|\+layout)\.(svelte|ts)$|runtime\/components\/.*error\.svelte$/;

/** The phone's pages that stand above a module, however far. */
function pagesAbove(id: string, graph: Graph): string[] {
	const above = new Set([id]);
	for (const each of above) for (const next of graph.getModuleInfo(each)?.importers ?? []) above.add(next);
	return [...above].filter((each) => pages.test(each));
}

/** "phone" where a page of the phone stands above the module. */
export const phoneChunk = (id: string, graph: Graph): string | null =>
	!pages.test(id) && pagesAbove(id, graph).length > 0 ? 'phone' : null;
