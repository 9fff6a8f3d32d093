import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { drawings } from './scripts/drawings.ts';
import { laterChunk, laterFile, phoneChunk } from './scripts/phone-chunk.ts';
import { jsonInDev } from './scripts/json-in-dev.ts';
import { oldest } from './scripts/oldest-browsers.ts';
import { pageLibraries } from './scripts/page-libraries.ts';
import { plainFields } from './scripts/plain-fields.ts';
import { wordsChunks } from './scripts/words-chunks.ts';

// A phone on a slow Wi-Fi pays for each request. Its words come as one file for each language; what every surface needs
// of Svelte and Kit as another, without what laptops alone need; and all else that it shares with them as a third.
const kit = /@sveltejs\/kit\/src\/(?!runtime\/app\/)|svelte\/src\/(internal|legacy|index|version)/;
const groups = [
	{ name: 'words-fr', test: /messages\/fr\/(resident|refusals)/, priority: 3 },
	{ name: 'words-en', test: /messages\/en\/(resident|refusals)/, priority: 3 },
	{
		name: 'kit',
		test: kit,
		priority: 3,
		minShareCount: 2,
		entriesAware: true,
		entriesAwareMergeThreshold: 4000
	},
	{ debugName: 'phone', name: phoneChunk, priority: 2 },
	{ debugName: 'later', name: laterChunk, priority: 1 }
];

export default defineConfig({
	plugins: [drawings(), sveltekit(), jsonInDev(), wordsChunks(), laterFile(), plainFields(), pageLibraries()],
	environments: { client: { build: { target: [...oldest] } } },
	build: {
		rolldownOptions: {
			transform: { assumptions: { setPublicClassFields: true } },
			checks: { pluginTimings: false },
			output: { codeSplitting: { groups } }
		}
	}
});
