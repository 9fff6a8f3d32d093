// The phone's page is a build of its own, beside that of the other surfaces: neither Kit's router nor what only laptops use
// of Svelte weighs on a phone. A phone on a slow Wi-Fi pays for each request, too: one script, one file for the words of each
// language, one for the styles.
import { languages } from './src/lib/i18n/catalogue.ts';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { compressed } from './scripts/compressed.ts';
import { drawings } from './scripts/drawings.ts';
import { laterFiles } from './scripts/later-files.ts';
import { leanLine } from './scripts/lean-line.ts';
import { oldest } from './scripts/oldest-browsers.ts';
import { pageLibraries } from './scripts/page-libraries.ts';
import { phoneChunk } from './scripts/phone-parts.ts';
import { phoneFiles } from './scripts/phone-files.ts';
import { plainFields } from './scripts/plain-fields.ts';

const libraries = pageLibraries('_app/phone-libraries.json');
const files = '_app/immutable/phone';
const groups = [
	...languages.map((language) => ({
		name: `words-${language}`,
		test: new RegExp(`messages/${language}/(resident|refusals|signs)`)
	})),
	{ debugName: 'phone', name: phoneChunk }
];

export default defineConfig({
	publicDir: false,
	plugins: [
		drawings(),
		leanLine(),
		svelte(),
		phoneFiles(),
		laterFiles(),
		plainFields(),
		libraries,
		compressed()
	],
	build: {
		target: [...oldest],
		outDir: 'build',
		emptyOutDir: false,
		modulePreload: false,
		rolldownOptions: {
			input: 'src/routes/(phone)/phone.ts',
			transform: { assumptions: { setPublicClassFields: true } },
			checks: { pluginTimings: false },
			output: {
				entryFileNames: `${files}/[name].[hash].js`,
				chunkFileNames: `${files}/[hash].js`,
				assetFileNames: `${files}/[name].[hash][extname]`,
				codeSplitting: { groups, includeDependenciesRecursively: false }
			}
		}
	}
});
