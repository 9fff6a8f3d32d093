import { describe, expect, test } from 'vitest';
import { spoken, spokenClock, spokenDay } from '#server/documents/spoken/spoken.ts';

const { fr, en } = spoken;

describe('D77 numbers as one says them', () => {
	test.each([
		[0, 'zéro', 'zero'],
		[1, 'un', 'one'],
		[16, 'seize', 'sixteen'],
		[17, 'dix-sept', 'seventeen'],
		[21, 'vingt et un', 'twenty-one'],
		[38, 'trente-huit', 'thirty-eight'],
		[60, 'soixante', 'sixty'],
		[71, 'soixante et onze', 'seventy-one'],
		[77, 'soixante-dix-sept', 'seventy-seven'],
		[80, 'quatre-vingts', 'eighty'],
		[81, 'quatre-vingt-un', 'eighty-one'],
		[91, 'quatre-vingt-onze', 'ninety-one'],
		[99, 'quatre-vingt-dix-neuf', 'ninety-nine'],
		[100, 'cent', 'one hundred'],
		[101, 'cent un', 'one hundred and one'],
		[200, 'deux cents', 'two hundred'],
		[312, 'trois cent douze', 'three hundred and twelve'],
		[1000, 'mille', 'one thousand'],
		[1980, 'mille neuf cent quatre-vingts', 'one thousand nine hundred and eighty'],
		[2026, 'deux mille vingt-six', 'two thousand and twenty-six'],
		[80_000, 'quatre-vingt mille', 'eighty thousand']
	])('D77 %d', (n, french, english) => {
		expect(fr.number(n)).toBe(french);
		expect(en.number(n)).toBe(english);
	});

	test('D77 before a feminine noun', () => {
		expect([1, 21, 81, 101, 5].map((n) => fr.feminine(n))).toEqual([
			'une',
			'vingt et une',
			'quatre-vingt-une',
			'cent une',
			'cinq'
		]);
	});

	test('D77 days and hours; words that are no day stay', () => {
		expect(spokenDay(fr, '2026-12-10')).toBe('le jeudi dix décembre deux mille vingt-six');
		expect(spokenDay(fr, '2027-05-01')).toBe('le samedi premier mai deux mille vingt-sept');
		expect(spokenDay(en, '2026-12-10')).toBe('Thursday the tenth of December two thousand and twenty-six');
		expect(spokenDay(en, '2026-12-22')).toBe(
			'Tuesday the twenty-second of December two thousand and twenty-six'
		);
		expect(spokenDay(fr, 'après les vacances')).toBe('après les vacances');
		expect(spokenClock(fr, '18:30')).toBe('dix-huit heures trente');
		expect(spokenClock(fr, '01:00')).toBe('une heure');
		expect(spokenClock(en, '18:05')).toBe('six oh five p.m.');
	});
});
