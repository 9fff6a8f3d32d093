// The icons as what lies within their frame: `Icon.svelte` has the frame, which is the same for all, once. A phone pays
// for each kilobyte. Their notice, and the typeface's, go with the built pages.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const drawing = /lucide-static\/icons\/[\w-]+\.svg\?raw$/;
const noticed = ['lucide-static', '@fontsource/atkinson-hyperlegible-next'];
const packages = resolve(import.meta.dirname, '../node_modules');

/** What a browser draws, without the spaces that only people read. */
function innerOf(svg: string): string {
	const inner = /<svg\s[^>]*>(.*)<\/svg>/su.exec(svg)?.[1];
	if (inner === undefined) throw new Error('an icon is not an SVG');
	return inner.replaceAll(/\s+/gu, ' ').replaceAll(/> </gu, '><').replaceAll(' />', '/>').trim();
}

export const drawings = (): Plugin => ({
	name: 'tablee:drawings',
	enforce: 'pre',
	load(id) {
		if (!drawing.test(id)) return null;
		return `export default ${JSON.stringify(innerOf(readFileSync(id.slice(0, -'?raw'.length), 'utf8')))};`;
	},
	generateBundle() {
		if (this.environment.name !== 'client') return;
		const notices = noticed.map(
			(name) => `${name}\n\n${readFileSync(join(packages, name, 'LICENSE'), 'utf8')}`
		);
		this.emitFile({ type: 'asset', fileName: '_app/notices.txt', source: notices.join('\n\n') });
	}
});
