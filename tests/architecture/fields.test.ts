// A13. No field of any surface cuts what is typed, and each says what is left of its room.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const typed = ['text', 'search', 'email', 'url', 'tel', 'password'];
const told = /<LengthLeft\b|\broomIn\(/g;

/** It shows a line or a paragraph. */
const oneOfTwo = 'ui/TextField.svelte';

function elements(node: unknown): AST.RegularElement[] {
	if (typeof node !== 'object' || node === null) return [];
	const own = isElement(node) ? [node] : [];
	return [...own, ...Object.values(node).flatMap(elements)];
}
const isElement = (node: object): node is AST.RegularElement =>
	'type' in node && node.type === 'RegularElement';

/** Undefined: it has no such attribute. Null: the value is computed. */
function attribute(element: AST.RegularElement, name: string): string | null | undefined {
	const found = element.attributes.find((each) => each.type === 'Attribute' && each.name === name);
	if (found?.type !== 'Attribute') return undefined;
	const [part] = Array.isArray(found.value) ? found.value : [];
	return part?.type === 'Text' ? part.data : null;
}

function takesText(element: AST.RegularElement): boolean {
	if (element.name === 'textarea' || attribute(element, 'contenteditable') !== undefined) return true;
	const type = attribute(element, 'type');
	const isText = type === undefined || type === null || typed.includes(type);
	return element.name === 'input' && isText && attribute(element, 'readonly') === undefined;
}

/** What is wrong with the fields of this source. */
function faults(source: string): string[] {
	const all = elements(parse(source, { modern: true }).fragment);
	const cuts = all.filter((each) => attribute(each, 'maxlength') !== undefined);
	const silent = all.filter(takesText).length - (source.match(told)?.length ?? 0);
	return [...cuts.map(() => 'cuts'), ...(silent > 0 ? ['tells no room'] : [])];
}

test('A13 no field cuts what is typed, and each says when its room gets short', () => {
	const files = globSync('src/**/*.svelte', { cwd: root }).filter((file) => !file.endsWith(oneOfTwo));
	const found = files.flatMap((file) =>
		faults(readFileSync(join(root, file), 'utf8')).map((fault) => `${file}: ${fault}`)
	);
	expect(files.length).toBeGreaterThan(100);
	expect(found).toEqual([]);
});

test('A13 a field that cuts, or that tells no room, is found', () => {
	expect(faults('<input maxlength={3} /><LengthLeft text="" max={3} />')).toEqual(['cuts']);
	expect(faults('{#if true}<textarea bind:value></textarea>{/if}')).toEqual(['tells no room']);
	expect(faults('<input {type} /><div contenteditable></div><LengthLeft text="" max={3} />')).toHaveLength(1);
	expect(faults('<input type="checkbox" /><input readonly /><input type="number" />')).toEqual([]);
});
