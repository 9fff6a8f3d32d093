import { expect, test } from 'vitest';
import { sources } from '../support/architecture/source-files.ts';

const declared = /^export (?:async )?(?:const|function|class) (\w+)/gm;
const words = (text: string): string[] => text.match(/[\p{L}\d_$]+/gu) ?? [];

/** Values whose name stands nowhere but where they are declared. */
function unused(files: ReadonlyMap<string, string>, isOurs: (file: string) => boolean): string[] {
	const times = new Map<string, number>();
	for (const text of files.values())
		for (const word of words(text)) times.set(word, (times.get(word) ?? 0) + 1);
	return [...files].flatMap(([file, text]) =>
		!isOurs(file)
			? []
			: [...text.matchAll(declared)].flatMap(([, name = '']) =>
					times.get(name) === 1 ? [`${name} in ${file}`] : []
				)
	);
}

test('nothing is exported for tests alone', () => {
	const files = sources();
	expect(files.size).toBeGreaterThan(500);
	expect(unused(files, (file) => /^(server|src\/lib)\//.test(file))).toEqual([]);
	const two = new Map([
		['a.ts', 'export const used = 1;\nexport function left(): void {}'],
		['b.ts', "import { used } from './a.ts';"]
	]);
	expect(unused(two, () => true)).toEqual(['left in a.ts']);
});
