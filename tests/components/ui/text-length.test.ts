// A field cuts nothing. It says what is left, then how much is too much, and counts as the server does.
import { flushSync, mount, unmount } from 'svelte';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooLong, roomIn, textLength } from '#ui/text-length.ts';
import TextField from '#ui/TextField.svelte';
import { faultIn } from '#meeting/fault.ts';
import { longestIdea } from '#meeting/limits.ts';

const words = { left: (n: number) => `${n} left`, over: (n: number) => `${n} over` };

test('A13 a text that the field lets pass is never too long for the server', () => {
	const sign = fc.constantFrom('a', 'é', 'e\u0301', '🙂', ' ', '  ', '\n', '\u00A0', '\u200B', 'ش');
	fc.assert(
		fc.property(fc.array(sign, { minLength: longestIdea - 9, maxLength: longestIdea + 9 }), (drawn) => {
			const text = drawn.join('');
			const fault = faultIn({ type: 'PostIdea', wall: 'wall-000001', words: text });
			if (fault?.why === 'long') expect(isTooLong(text, longestIdea)).toBe(true);
			if (!text.includes('\u200B')) expect(isTooLong(text, longestIdea)).toBe(fault?.why === 'long');
		})
	);
});

test('A13 room is told once it gets short, then by how much it is exceeded', () => {
	const told = (length: number, max: number) => roomIn(words, length, max);
	expect([told(100, 140), told(112, 140), told(140, 140), told(141, 140)]).toEqual([
		{},
		{ left: '28 left' },
		{ left: '0 left' },
		{ over: '1 over' }
	]);
	expect([told(959, 1000), told(960, 1000)]).toEqual([{}, { left: '40 left' }]);
	expect([told(0, 8), told(29, 40), told(30, 40)]).toEqual([{}, {}, { left: '10 left' }]);
	expect(textLength('  🙂 é ')).toBe(3);
});

test('A13 a field keeps what was pasted over its length, and says so in place of its hint', () => {
	const props = { label: 'Nom', hint: 'Court', value: 'x'.repeat(70), max: 60 };
	const page = mount(TextField, { target: document.body, props });
	flushSync();
	const field = document.querySelector('input') ?? expect.fail('no field');
	const told = document.getElementById(field.getAttribute('aria-describedby') ?? '');
	expect([field.value.length, field.getAttribute('maxlength')]).toEqual([70, null]);
	expect([told?.textContent, field.getAttribute('aria-invalid')]).toEqual(['−10', 'true']);
	void unmount(page);
});
