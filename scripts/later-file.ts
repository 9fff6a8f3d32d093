// What a phone's page imports only later is fetched before it is imported (later-parts.svelte.ts): its address is written
// into the page's script here.
import type { Plugin } from 'vite';

const later = /src\/lib\/components\/phone\/later\.ts$/;

/** In the sources it stands for the address (app.d.ts). */
const name = '__LATER_FILE__';

export function laterFile(): Plugin {
	return {
		name: 'tablee:later-file',
		generateBundle(_, bundle) {
			const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
			const holds = chunks.find(({ moduleIds }) => moduleIds.some((id) => later.test(id)));
			if (!holds) throw new Error('nothing of the phone is fetched later');
			for (const chunk of chunks)
				chunk.code = chunk.code.replaceAll(name, () => JSON.stringify(`/${holds.fileName}`));
		}
	};
}
