import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { wordsChunks } from './scripts/words-chunks.ts';

// A phone on a slow Wi-Fi pays for each request: its words come as one file for each language, and what every
// surface needs of Svelte and Kit as one more.
const groups = [
	{ name: 'words-fr', test: /messages\/fr\/(resident|refusals)/ },
	{ name: 'words-en', test: /messages\/en\/(resident|refusals)/ },
	{ name: 'kit', test: /@sveltejs\/kit\/src|svelte\/src\/(internal|legacy|index|version)/, minShareCount: 2 }
];

export default defineConfig({
	plugins: [sveltekit(), wordsChunks()],
	build: {
		rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups } } }
	}
});
