import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = ['src/lib/meeting/RULES.md', 'server/RULES.md']
	.map((file) => readFileSync(join(root, file), 'utf8'))
	.join('\n');
const sources = globSync('tests/{stream,meeting,live,components,server,portable}/**/*.test.ts', {
	cwd: root
}).map((file) => readFileSync(join(root, file), 'utf8'));
const ids = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map((match) => match[1] ?? '');

const rules = ids(page, /^- \*\*([A-Z]\d+)\*\*/gm);
/** Each row of the test vectors runs as a test of its rule. */
const vectors = ids(page, /^\| ([A-Z]\d+) \|/gm);
/** A name is what a call begins with: a text elsewhere that begins with such a number is no test. */
const named = sources.flatMap((source) => ids(source, /\(\s*['"`]([A-Z][1-9]\d*) /g));
const tested = new Set([...vectors, ...named]);

test('every rule has a test whose name begins with its number', () => {
	expect(rules.filter((rule) => !tested.has(rule))).toEqual([]);
});

test('every test whose name begins with such a number has its rule', () => {
	expect([...tested].filter((id) => !rules.includes(id))).toEqual([]);
});

test('no number is given twice', () => {
	expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
	expect(rules.length).toBeGreaterThan(60);
});
