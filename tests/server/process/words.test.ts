import { expect, test } from 'vitest';
import en from '#messages/en/documents.json' with { type: 'json' };
import fr from '#messages/fr/documents.json' with { type: 'json' };
import type { Message, Messages } from '#i18n/catalogue.ts';
import { wordsIn } from '#server/process/words.ts';
import { spaced } from '../../support/documents/reading.ts';

const holes = (message: Message | undefined) =>
	[...(typeof message === 'object' ? message.other : (message ?? '')).matchAll(/\{\w+\}/g)]
		.map(String)
		.sort();

test('D23 every message exists in both languages, with the same placeholders', () => {
	const [french, english]: Messages[] = [fr, en];
	expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
	for (const key of Object.keys(fr)) expect(holes(english?.[key]), key).toEqual(holes(french?.[key]));
});

test('D23 French has no-break spaces before its double punctuation, and no straight apostrophe', () => {
	for (const [key, message] of Object.entries<Message>(fr))
		for (const form of typeof message === 'object' ? Object.values(message) : [message])
			expect(form, key).not.toMatch(/ [?!:;»]|« |'/);
});

test('D23 times, dates and durations are written as people write them', () => {
	const [french, english] = [wordsIn('fr', 'Europe/Paris'), wordsIn('en', 'Europe/Paris')];
	const at = Date.UTC(2026, 10, 22, 17, 42);
	expect(french.time(at)).toBe('18\u00A0h\u00A042');
	expect(french.time(Date.UTC(2026, 10, 22, 8, 5))).toBe('9\u00A0h\u00A005');
	expect(english.time(at)).toBe('18:42');
	expect(french.date(at)).toBe('dimanche 22 novembre 2026');
	expect(english.date(at)).toBe('Sunday, 22 November 2026');
	expect(french.typedDate('2026-12-01')).toBe('mardi 1er décembre 2026');
	expect(french.typedDate('jeudi prochain')).toBe('jeudi prochain');
	for (const none of ['2026-99-99', '2026-02-30', '2026-02-29']) expect(french.typedDate(none)).toBe(none);
	expect(french.typedDate('2028-02-29')).toBe('mardi 29 février 2028');
	expect(french.day(Date.UTC(2026, 10, 22, 23, 30))).toBe('2026-11-23');
	const durations = [0, 59_400, 60_000, 3_599_000, 3_900_000].map((ms) => spaced(french.duration(ms)));
	expect(durations).toEqual(['moins d’une minute', 'moins d’une minute', '1 min', '1 h 00', '1 h 05']);
});
