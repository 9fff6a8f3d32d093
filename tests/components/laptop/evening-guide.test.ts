import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { shownKeys } from '#components/laptop/frame/keys.ts';
import { onLaptop } from '#components/laptop/record/kinds.ts';
import { entryKinds } from '#meeting/record/kinds/kinds.ts';

const root = resolve(import.meta.dirname, '../../..');
const guide = readFileSync(join(root, 'docs/guide/evening/guide.md'), 'utf8');

/** Every sentence of the French surfaces, alone and with its neighbours. */
const told = globSync('messages/fr/**/*.json', { cwd: root })
	.flatMap((file) => sentences(JSON.parse(readFileSync(join(root, file), 'utf8'))))
	.map((sentence) => sentence.toLowerCase());
const plain = new Set(told);
/** Those with a value in them. */
const valued = told
	.filter((sentence) => sentence.includes('{') && /\p{L}{4}/u.test(sentence.replaceAll(/\{\w+\}/g, '')))
	.map((sentence) => new RegExp(`^${RegExp.escape(sentence).replaceAll(/\\\{\w+\\\}/g, '.+')}$`));
const isTold = (words: string): boolean =>
	plain.has(words) || valued.some((sentence) => sentence.test(words));

function sentences(from: unknown): string[] {
	if (typeof from === 'string') {
		const words = from.replaceAll(/[\u00a0\u202f]/g, ' ');
		return [words, ...words.split('. ')];
	}
	return Object.values(from as object).flatMap(sentences);
}

/** Said by a phone or by Windows, not by us, or the name of a file or of a sign. */
const others = ['pas d’internet', 'Étendre', 'Tablee', 'Oui'];
const strange = (text: string): string[] =>
	[...text.matchAll(/« ([^»]+) »/g)]
		.map(([, words = '']) => words)
		.filter((words) => !others.includes(words) && !isTold(words.toLowerCase()));

test('L146 what the guide quotes stands on a surface in these words', () => {
	expect(guide.match(/«/g)?.length).toBeGreaterThan(40);
	expect(strange(guide)).toEqual([]);
	expect(strange('« Ouvrir les portes », puis « Ouvrir la cave »')).toEqual(['Ouvrir la cave']);
});

/** Of the browser and of Windows; PageDown, Enter and Delete have other names in the list. */
const named = ['Pg suiv', 'F11', 'F5', 'Échap', 'Windows', 'Entrée', 'Suppr'];

test('L146 each key that the guide names is one of the laptop, and each kind of note has its key there', () => {
	const known = shownKeys.flatMap(({ keys }): readonly string[] => keys);
	const told = [...guide.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key);
	expect(told.filter((key) => !known.includes(key) && !named.includes(key))).toEqual([]);
	expect(entryKinds.map((kind) => onLaptop[kind].keys[0]).filter((key) => !told.includes(key))).toEqual([]);
});
