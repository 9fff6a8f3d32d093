import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		// One prerendered shell per surface, no fallback: an unknown address is the server's 404.
		adapter: adapter({ pages: 'build', assets: 'build', precompress: true, strict: true }),
		// Absolute asset addresses: Express may serve a shell at any depth.
		paths: { relative: false },
		// The shell's one inline script is allowed by its hash, in the page itself; helmet sets the rest.
		csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
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
