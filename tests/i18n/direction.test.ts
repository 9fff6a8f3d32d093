import { describe, expect, test } from 'vitest';
import { directedPieces, isRightToLeft, isolated } from '#i18n/direction.ts';
import { createTranslator } from '#i18n/translator.ts';

const mixed = 'نريد مقاعد في Place 12 الجديدة!';
const [fsi, pdi] = ['\u2068', '\u2069'];

describe('the direction of a text', () => {
	test.each([
		[mixed, true],
		['12 مقعدا', true],
		['שלום Marseille', true],
		['La place الجديدة !', false],
		['12 !', false],
		[`${fsi}${mixed}${pdi} : une idée`, false],
		['𞤀𞤣𞤢𞤥', true]
	])('%s', (text, isRight) => {
		expect(isRightToLeft(text)).toBe(isRight);
	});

	test('a text of the other direction is isolated, line by line', () => {
		expect(isolated('Amina')).toBe('Amina');
		expect(isolated(`${mixed}\nfin`)).toBe(`${fsi}${mixed}${pdi}\nfin`);
	});

	test('a text is isolated within a sentence, and gives the direction if it is the sentence', () => {
		const messages = { 'floor.name': '{name} parle', 'mine.quote': '« {words} »' };
		const t = createTranslator<'resident'>('fr', messages) as (key: string, values: object) => string;
		expect(t('floor.name', { name: 'أمينة' })).toBe(`${fsi}أمينة${pdi} parle`);
		expect(t('floor.name', { name: 'Amina' })).toBe('Amina parle');
		expect(t('mine.quote', { words: mixed })).toBe(`« ${mixed} »`);
	});

	test('a line is cut into pieces of one direction each', () => {
		const pieces = (line: string) =>
			directedPieces(line, isRightToLeft(line)).map(({ text, isRightToLeft: isRight }) => [text, isRight]);
		expect(pieces(mixed)).toEqual([
			['نريد مقاعد في', true],
			[' ', true],
			['Place 12', false],
			[' ', true],
			['الجديدة', true],
			['!', true]
		]);
		expect(
			pieces(`Sur ${fsi}${mixed}${pdi}.`)
				.map(([text]) => text)
				.join('')
		).toBe(`Sur ${mixed}.`);
		expect(pieces('')).toEqual([['', false]]);
	});

	test('nothing of what people wrote is lost', () => {
		for (const text of [mixed, 'a  b', ' !', 'é\u0301 12', `x${mixed}`])
			expect(
				directedPieces(text, false)
					.map((piece) => piece.text)
					.join('')
			).toBe(text);
	});
});
