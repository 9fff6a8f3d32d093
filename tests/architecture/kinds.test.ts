// DESIGN 4: what comes in kinds is asked of its record. Whoever compares a kind with a name forgets the next kind.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { voteKinds } from '#meeting/vote/kinds/kinds.ts';

const root = resolve(import.meta.dirname, '../..');
const names = voteKinds.join('|');
const compared = new RegExp(`[!=]== '(${names})'|'(${names})' [!=]==|case '(${names})'`);

function comparing(): string[] {
	const files = globSync('{src,server}/**/*.{ts,svelte}', { cwd: root });
	expect(files.length).toBeGreaterThan(400);
	return files.filter((file) => compared.test(readFileSync(join(root, file), 'utf8')));
}

test('no file compares a kind of vote with a name', () => {
	expect(compared.test("if (vote.kind === 'several') return")).toBe(true);
	expect(comparing()).toEqual([]);
});
