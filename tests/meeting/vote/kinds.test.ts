// Whoever adds a kind of vote finds every place by the compiler, and none by searching.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { voteKinds } from '#meeting/vote/kinds/kinds.ts';

const root = resolve(import.meta.dirname, '../../..');
const names = voteKinds.join('|');
const comparing = new RegExp(
	`[!=]==? ?['"](${names})['"]|['"](${names})['"] ?[!=]==?|case ['"](${names})['"]`
);

test('V32 no file compares a kind of vote with a name', () => {
	const files = globSync('{src,server,scripts}/**/*.{ts,svelte}', { cwd: root });
	expect(files.length).toBeGreaterThan(400);
	expect(files.filter((file) => comparing.test(readFileSync(resolve(root, file), 'utf8')))).toEqual([]);
});

test('V32 a comparison would be found', () => {
	for (const found of [`kind === 'several'`, `'one' !== vote.kind`, `case 'approval':`])
		expect(found).toMatch(comparing);
});
