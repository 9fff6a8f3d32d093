import { expect, test } from 'vitest';
import { unusedIn } from '../support/architecture/exports.ts';
import { sources } from '../support/architecture/source-files.ts';

/** A portable folder is built with it in place of `process/places.ts`. */
const replacing = ' in server/portable/places.ts';

test('nothing is exported for tests alone', () => {
	const files = [...sources().keys()];
	expect(files.length).toBeGreaterThan(500);
	const unused = unusedIn(files).filter(
		(each) => / in (?:server|src\/lib)\//.test(each) && !each.endsWith(replacing)
	);
	expect(unused).toEqual([]);
});

test('what is named, but not used, is found', () => {
	const files: Record<string, string> = {
		'a.ts': `export const used = 1; export function left(): void {} export class Left {}
			export const here = 2; const more = here; export const { taken, given: spare } = more;`,
		'b.ts': `import { used, taken as got } from './a.ts'; // left, and Left
			export const word = 'left';
			export { used as again } from './a.ts';`,
		'c.ts': `import * as all from './b.ts'; type Left = 'spare';`,
		'd.ts': `export const later = 1;`,
		'e.svelte': `const of = () => import('./d.ts');`
	};
	expect(unusedIn(Object.keys(files), (file) => files[file] ?? '')).toEqual([
		'left in a.ts',
		'Left in a.ts',
		'spare in a.ts'
	]);
});
