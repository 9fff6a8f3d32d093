import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { drawings } from './scripts/drawings.ts';
import { eveningGuide } from './scripts/evening-guide.ts';
import { jsonInDev } from './scripts/json-in-dev.ts';
import { oldest } from './scripts/oldest-browsers.ts';
import { pageLibraries } from './scripts/page-libraries.ts';
import { plainFields } from './scripts/plain-fields.ts';

export default defineConfig({
	plugins: [
		drawings(),
		sveltekit(),
		jsonInDev(),
		plainFields(),
		eveningGuide(),
		pageLibraries('_app/libraries.json')
	],
	environments: { client: { build: { target: [...oldest] } } },
	build: {
		rolldownOptions: {
			transform: { assumptions: { setPublicClassFields: true } },
			checks: { pluginTimings: false }
		}
	}
});
