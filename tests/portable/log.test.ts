import { expect, test } from 'vitest';
import { faultOf } from '#server/process/log.ts';

test('L82 the log names no folder, because a user’s own folder holds a name', () => {
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
	expect(at('start (C:\\Users\\Helene (asso)\\AppData\\tablee.mjs:1:2)')).toBe('at start (tablee.mjs:1:2)');
	expect(at('start (\\\\serveur\\Helene\\tablee.mjs:1:2)')).toBe('at start (tablee.mjs:1:2)');
	expect(at('file:///C:/Users/H%C3%A9l%C3%A8ne%20(asso)/AppData/tablee.mjs:1:2')).toBe('at tablee.mjs:1:2');
	expect(at('async start (file://serveur/Helene (asso)/tablee.mjs:1:2)')).toBe(
		'at async start (tablee.mjs:1:2)'
	);
	expect(at('eval (eval at run (file:///home/helene (x)/a.mjs:1:2), <anonymous>:3:4)')).toBe(
		'at eval (eval at run (a.mjs:1:2), <anonymous>:3:4)'
	);
	expect(at('async /home/marie durand/t.mjs:1:2')).toBe('at async t.mjs:1:2');
	expect(at('Module._compile (node:internal/modules/cjs/loader:1554:14)')).toBe(
		'at Module._compile (node:internal/modules/cjs/loader:1554:14)'
	);
});

test('L82 the log holds no word of a message either, even if a line of it looks like a place', () => {
	const { where } = faultOf(new Error('cannot read\n    at the table of Hélène\n    at noon'));
	expect(where).toMatch(/^at \S*log\.test\.ts:\d+:\d+$/);
});
