import { expect, test } from 'vitest';
import { ideaSearch } from '#meeting/wall/search.ts';

test('W32 ideas are found by parts of their words, in any order, whatever their capitals and accents', () => {
	const found = (typed: string) =>
		['Un banc à l’école', 'Des bancs', 'L’ÉCOLE le soir', null].map((words) => ideaSearch(typed)(words));
	expect(found('banc')).toEqual([true, true, false, false]);
	expect(found('ecole BANC')).toEqual([true, false, false, false]);
	expect(found("l'école")).toEqual([true, false, true, false]);
	expect(found(' ')).toEqual([true, true, true, true]);
	expect(found('a+(')).toEqual([false, false, false, false]);
});
