import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const table = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const sources = globSync('tests/hostile/**/*.test.ts', { cwd: root }).map((file) =>
	readFileSync(join(root, file), 'utf8')
);
const ids = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map((match) => match[1] ?? '');

const threats = ids(table, /^\| \*\*(H\d+)\*\* \|/gm);
const tested = new Set(sources.flatMap((source) => ids(source, /['"`](H\d+) /g)));

test('every threat has a test whose name begins with its number', () => {
	expect(threats.filter((threat) => !tested.has(threat))).toEqual([]);
	expect(new Set(threats).size).toBe(threats.length);
});

test('every test whose name begins with H and a number has its threat', () => {
	expect([...tested].filter((id) => !threats.includes(id))).toEqual([]);
});
