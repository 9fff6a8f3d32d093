// What is said of those who were heard, before anybody was.
import { expect, test } from 'vitest';
import { heardSoFar } from '#meeting/people/heard-so-far.ts';

test('M35 the first person who speaks is not nobody, and whoever was heard is counted', () => {
	expect(heardSoFar({ heard: 0, lit: null })).toBe('none');
	expect(heardSoFar({ heard: 0, lit: 0 })).toBe('first');
	expect(heardSoFar({ heard: 1, lit: 0 })).toBe('some');
	expect(heardSoFar({ heard: 3, lit: null })).toBe('some');
});
