// Node asks for `with { type: 'json' }`; Vite serves JSON as a script, and in development the browser then refuses it.
// So the browser gets these imports without the attribute. A build needs none of this.
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
