// Tells the server which built file holds a phone's words in each language, so that it can name the right one in the
// page it sends: asked for with the first scripts, they cost the phone no further round trip.
import type { Plugin } from 'vite';

/** Beside the assets: `{ "fr": "/_app/immutable/chunks/….js", … }`. */
export const wordsFile = '_app/words.json';
const words = /messages\/(\w+)\/resident\.json$/;

export function wordsChunks(): Plugin {
	return {
		name: 'words-chunks',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle(_, bundle) {
			const files = Object.values(bundle).flatMap((each) => {
				if (each.type !== 'chunk') return [];
				const language = each.moduleIds.map((id) => words.exec(id)?.[1]).find((found) => found !== undefined);
				return language === undefined ? [] : [[language, `/${each.fileName}`] as const];
			});
			this.emitFile({
				type: 'asset',
				fileName: wordsFile,
				source: JSON.stringify(Object.fromEntries(files))
			});
		}
	};
}
