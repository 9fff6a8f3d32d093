// Markup that is forbidden, because every phone would pay for it.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function hasSpread(node: unknown, isElement = false): boolean {
	if (typeof node !== 'object' || node === null) return false;
	if (isElement && 'type' in node && node.type === 'SpreadAttribute') return true;
	const isRegular = 'type' in node && node.type === 'RegularElement';
	return Object.values(node).some((each) => hasSpread(each, isElement || isRegular));
}

const markup = (source: string): boolean => hasSpread(parse(source, { modern: true }).fragment);

// The laptop's components are checked, too: the code that sets any attribute would be in the runtime that phones share with them.
test('no element takes attributes that are not named', () => {
	const files = globSync('src/**/*.svelte', { cwd: root });
	expect(files.length).toBeGreaterThan(100);
	expect(files.filter((file) => markup(readFileSync(join(root, file), 'utf8')))).toEqual([]);
	expect(markup('{#if true}<input {...all} />{/if}')).toBe(true);
	expect(markup('<input {id} />')).toBe(false);
});
