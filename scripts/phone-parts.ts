// What stands in a built chunk of the phone's page: a part that is fetched later, what several parts share, or the words of the
// page or of a part in one language.
import type { Rolldown } from 'vite';

interface Graph {
	getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

const page = /src\/routes\/\(phone\)\/phone\.ts$/;
const part = /src\/lib\/components\/phone\/later\/(\w+)\.ts$/;
const words = /messages\/(\w+)\/(?:phone\/)?(\w+)\.json$/;

/** They come in one file with the words of the resident. */
const besideResident: readonly string[] = ['refusals', 'signs'];

/** What stands above a module, however far: itself first. */
function above(id: string, graph: Graph): readonly string[] {
	const found = new Set([id]);
	for (const each of found) for (const next of graph.getModuleInfo(each)?.importers ?? []) found.add(next);
	return [...found];
}

/** "phone" where the page itself needs the module, "shared" where several parts do: one file, and not one for each module. */
export function phoneChunk(id: string, graph: Graph): string | null {
	const users = above(id, graph);
	if (users.some((each) => page.test(each))) return 'phone';
	return users.filter((each) => part.test(each)).length > 1 ? 'shared' : null;
}

/** The script that begins the page. */
export const isPage = ({ moduleIds }: Rolldown.OutputChunk): boolean => moduleIds.some((id) => page.test(id));

/** `wall`. */
export function partOf({ facadeModuleId }: Rolldown.OutputChunk): string | null {
	return part.exec(facadeModuleId ?? '')?.[1] ?? null;
}

/** `wall.fr`; those that come with the page are the words of the resident. */
export function wordsOf({ moduleIds }: Rolldown.OutputChunk): string | null {
	const spoken = moduleIds.flatMap((id) => {
		const [, language = '', name = ''] = words.exec(id) ?? [];
		return name && !besideResident.includes(name) ? [`${name}.${language}`] : [];
	});
	return spoken[0] ?? null;
}
