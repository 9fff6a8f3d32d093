// Node requires `with { type: 'json' }`. In development Vite serves JSON as a script, and a browser refuses a script that is imported in
// this way. So the browser gets these imports without the attribute. A build does not need this.
import type { Plugin } from 'vite';

export const jsonInDev = (): Plugin => ({
	name: 'tablee:json-in-dev',
	apply: 'serve',
	enforce: 'pre',
	transform(code, id) {
		if (!/\/src\/.*\.ts$/.test(id) || !code.includes("with: { type: 'json' }")) return null;
		return { code: code.replaceAll(", { with: { type: 'json' } }", ''), map: null };
	}
});
