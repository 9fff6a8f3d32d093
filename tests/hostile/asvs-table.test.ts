// docs/ASVS.md has each requirement of levels 1 and 2 of ASVS 5.0.0 once, and each test that it names exists.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/ASVS.md'), 'utf8');
const rows = [...page.matchAll(/^\| ([\d.]+) +\| ([12]) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
	([, id = '', level = '', , state = '', by = '']) => ({ id, level, state, by })
);
/** Names of tests as they stand in the sources, behind the quotation mark. */
const sources = globSync('tests/**/*.ts', { cwd: root })
	.map((file) => readFileSync(join(root, file), 'utf8'))
	.join('\n');
const isThere = (name: string): boolean => ["'", '`', '"'].some((mark) => sources.includes(mark + name));

/** How many requirements of these levels each chapter has, from 1 to 17. */
const chapters = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

test('each requirement of levels 1 and 2 stands in the table once', () => {
	expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
	const found = chapters.map((_, at) => rows.filter(({ id }) => id.startsWith(`${at + 1}.`)).length);
	expect(found).toEqual(chapters);
	expect([rows.length, rows.filter(({ level }) => level === '1').length]).toEqual([253, 70]);
});

test('each requirement is answered by existing tests, a place, a reason, or a gap', () => {
	const named = rows.filter(({ state }) => state === 'test');
	const names = named.flatMap(({ by }) => [...by.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
	expect([...new Set(names)].filter((name) => !isThere(name))).toEqual([]);
	expect(named.filter(({ by }) => !by.includes('`'))).toEqual([]);
	const states = ['test', 'written', 'does not apply', '**gap**'];
	expect(rows.filter(({ state, by }) => !states.includes(state) || by.length < 5)).toEqual([]);
	const count = (state: string) => rows.filter((row) => row.state === state).length;
	expect(page).toContain(
		`${count('test')} are held by tests, ${count('written')} are written, ${count('does not apply')} do not apply, ${count('**gap**')} are gaps.`
	);
});

test('each test whose name begins with ASVS stands in the table', () => {
	const own = [...sources.matchAll(/['"`](ASVS \d[^'"`]+)['"`],/g)].map(([, name = '']) => name);
	expect(own.length).toBeGreaterThan(15);
	expect(own.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
