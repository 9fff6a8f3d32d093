// Takes the common frame off each icon, because `Icon.svelte` has it once and a phone pays for each kilobyte. The notices of the icons and
// of the typeface are put beside the built pages.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const drawing = /lucide-static\/icons\/[\w-]+\.svg\?raw$/;
const noticed = ['lucide-static', '@fontsource/atkinson-hyperlegible-next'];
const packages = resolve(import.meta.dirname, '../node_modules');

/** The part that a browser draws, without unneeded spaces. */
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
