import { expect, test } from 'vitest';
import { asLetters, digitsOf, lettersOf } from '#stream/typed-code.ts';

test('L140 a code of letters is read with 0, 1 and 8 in place of O, I and B, in small letters and with spaces', () => {
	expect(lettersOf('00kb-18 z7')).toBe('OOKBIBZ7');
});

test('L140 what is typed is shown as it is read, with its spaces', () => {
	expect(asLetters('00kb 18z7')).toBe('OOKB IBZ7');
});

test('L140 a code of digits is read with the letters that look like digits', () => {
	expect(digitsOf('4O2 lB5')).toBe('402185');
	expect(digitsOf('402 185')).toBe('402185');
});
