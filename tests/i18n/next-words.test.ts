// M40: when and where the table meets again, as the closing pages of the phone and the screen say it.
import { expect, test } from 'vitest';
import { nextWords } from '#i18n/next-words.ts';
import { createTranslator } from '#i18n/translator.ts';
import en from '#messages/en/phone/record.json' with { type: 'json' };
import fr from '#messages/fr/phone/record.json' with { type: 'json' };
import { spaced } from '../support/documents/reading.ts';

const planned = { date: '2026-12-10', time: '18:30', place: 'Centre social' };
const french = (next: Partial<typeof planned>) =>
	spaced(nextWords('fr', { date: '', time: '', place: '', ...next }, createTranslator<'record'>('fr', fr)));

test('M40 the closing pages tell the day with its weekday, the time and the place, as far as they are known', () => {
	expect(french(planned)).toBe('jeudi 10 décembre 2026 à 18 h 30, Centre social');
	expect(french({ date: '2026-12-01' })).toBe('mardi 1er décembre 2026');
	expect(french({ time: '09:05' })).toBe('9 h 05');
	expect(french({ place: 'Centre social' })).toBe('Centre social');
	expect(french({})).toBe('');
	expect(nextWords('en', planned, createTranslator<'record'>('en', en))).toMatch(
		/^Thursday,? 10 December 2026 at 18:30, Centre social$/
	);
});
