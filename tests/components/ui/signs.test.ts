import { expect, test } from 'vitest';
import { signs, type Drawing } from '#ui/signs.ts';
import { signObjects } from '#meeting/sign.ts';
import { raised, signWord } from '#i18n/sign-words.ts';
import { calledWord } from '#i18n/room-words.ts';
import { languages, type LanguageCode } from '#i18n/catalogue.ts';
import { loadMessages, staffParts } from '#i18n/load.ts';
import { createTranslator } from '#i18n/translator.ts';

const says = async (language: LanguageCode) =>
	createTranslator<'staff' | 'signs'>(language, await loadMessages(language, staffParts));
const drawings: readonly (readonly [string, Drawing])[] = Object.entries(signs);

/** WCAG 2.2, relative luminance. */
function contrastOnWhite(colour: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

test('P30 every object is drawn, and nothing else', () => {
	expect(Object.keys(signs).sort()).toEqual([...signObjects].sort());
	expect(new Set(drawings.map(([, { fill, line = '' }]) => fill + line)).size).toBe(24);
});

test.each(drawings)('P30 the drawing or the edge of %s stands out on white', (_, { colour, edge }) => {
	expect(contrastOnWhite(edge ?? colour)).toBeGreaterThanOrEqual(3);
});

test.each(languages)('P30 each object has a name of its own in %s', async (language) => {
	const t = await says(language);
	const names = signObjects.map((object) => signWord(t, { object, number: 1 }));
	expect(new Set(names).size).toBe(24);
	const article = language === 'fr' ? /^(le |la |l’)/ : /^the /;
	expect(names.filter((name) => !article.test(name))).toEqual([]);
});

/** The colour as it agrees with the object. */
const feminine = /^la |^l’ancre/;
test('P30 the colour agrees with its object in French', async () => {
	const t = await says('fr');
	const names = signObjects.map((object) => signWord(t, { object, number: 1 }));
	const colours = {
		f: ['bleue', 'rouge', 'orange', 'brune', 'noire', 'verte', 'rose'],
		m: ['bleu', 'jaune', 'vert', 'violet', 'noir', 'rouge', 'rose', 'gris']
	};
	const wrong = names.filter((name) => {
		const colour = name.split(' ').at(-1) ?? '';
		return !colours[feminine.test(name) ? 'f' : 'm'].includes(colour);
	});
	expect(wrong).toEqual([]);
});

test('P30 the number is said from the second phone on', async () => {
	const t = await says('fr');
	expect(raised(signWord(t, { object: 'boat', number: 1 }))).toBe('La barque bleue');
	expect(raised(signWord(t, { object: 'anchor', number: 2 })).replace(/[\u2066-\u2069]/g, '')).toBe(
		'L’ancre noire 2'
	);
});

test('P10 whoever has a first name and a sign is called by both, a card by its number', async () => {
	const t = await says('fr');
	const sign = { object: 'key', number: 1 } as const;
	const named = { label: { kind: 'name', name: 'Aïcha' }, sign } as const;
	const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
	expect(plain(calledWord(t, named, 'stage.called'))).toBe('Aïcha, la clé rouge');
	expect(plain(calledWord(t, named, 'queue.called'))).toBe('Aïcha · la clé rouge');
	expect(calledWord(t, { label: { kind: 'resident' }, sign }, 'stage.called')).toBe('La clé rouge');
	expect(calledWord(t, { label: { kind: 'card', number: 7 } }, 'stage.called')).toBe('Carte 7');
});
