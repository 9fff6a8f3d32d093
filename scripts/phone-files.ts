// Tells the server which built files begin the phone's page, so that it can name them in the shell it sends: the script,
// the styles, and the words of each language, which then cost the phone no further round trip.
import type { Plugin, Rolldown } from 'vite';
import { laterAddresses } from './later-files.ts';
import { isPage, wordsOf } from './phone-parts.ts';

/** Beside the assets: `{ "script": "/_app/…", "styles": […], "words": { "fr": "/_app/…", … }, "later": { "wall": […], … } }`. */
export const phoneFilesFile = '_app/phone.json';

const languageOf = (chunk: Rolldown.OutputChunk): string | null =>
	/^resident\.(\w+)$/.exec(wordsOf(chunk) ?? '')?.[1] ?? null;

export function phoneFiles(): Plugin {
	return {
		name: 'tablee:phone-files',
		generateBundle(_, bundle) {
			const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
			const entry = chunks.find(isPage);
			if (!entry) throw new Error('the phone has no script');
			const spoken = chunks.flatMap((chunk) => {
				const language = languageOf(chunk);
				return language === null ? [] : [[language, `/${chunk.fileName}`] as const];
			});
			this.emitFile({
				type: 'asset',
				fileName: phoneFilesFile,
				source: JSON.stringify({
					script: `/${entry.fileName}`,
					styles: [...(entry.viteMetadata?.importedCss ?? [])].map((file) => `/${file}`),
					words: Object.fromEntries(spoken),
					later: laterAddresses(chunks)
				})
			});
		}
	};
}
