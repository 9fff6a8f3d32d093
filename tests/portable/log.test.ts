import { expect, test } from 'vitest';
import { faultOf } from '#server/log.ts';

test('L82 the log names no folder, for a user’s own holds a name', () => {
	const at = (line: string): string | undefined => {
		const error = new Error('x');
		error.stack = `Error: x\n    at ${line}\n    at other (file:///a/b.ts:1:2)`;
		return faultOf(error).where;
	};
	expect(at('save (file:///C:/Users/Marie%20Durand/AppData/Local/Tablee/0.2.0/app/tablee.mjs:12:34)')).toBe(
		'at save (tablee.mjs:12:34)'
	);
	expect(at('file:///home/marie/.local/share/tablee/0.2.0/app/tablee.mjs:12:34')).toBe('at tablee.mjs:12:34');
	expect(at('async Store.open (C:\\Users\\Marie Durand\\x y\\tablee.mjs:1:2)')).toBe(
		'at async Store.open (tablee.mjs:1:2)'
	);
	expect(at('async /home/marie durand/t.mjs:1:2')).toBe('at async t.mjs:1:2');
	expect(at('Module._compile (node:internal/modules/cjs/loader:1554:14)')).toBe(
		'at Module._compile (node:internal/modules/cjs/loader:1554:14)'
	);
});
