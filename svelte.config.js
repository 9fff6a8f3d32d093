import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

/**
 * Of the script that stands in every shell. A file that did not come leaves a page that never begins: once the laptop
 * answers it begins again, a little later each time, for there are pages that cannot begin at all. Said here: phones pay for words.
 */
const shell = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');
const script = /<script>([\s\S]*?)<\/script>/.exec(shell)?.[1] ?? '';
const hash = /** @type {const} */ (`sha256-${createHash('sha256').update(script).digest('base64')}`);

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		// One prerendered shell per surface, no fallback: an unknown address is the server's 404.
		adapter: adapter({ pages: 'build', assets: 'build', precompress: true, strict: true }),
		// Absolute asset addresses: Express may serve a shell at any depth.
		paths: { relative: false },
		// The shell's inline scripts are allowed by their hashes, in the page itself; helmet sets the rest.
		csp: { mode: 'hash', directives: { 'script-src': ['self', hash] } },
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../server/**/*.ts',
					'../scripts/**/*.ts',
					'../messages/**/*.ts',
					'../*.config.ts'
				]
			})
		}
	}
};
