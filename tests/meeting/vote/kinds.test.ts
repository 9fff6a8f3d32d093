import { expect, test } from 'vitest';
import { optionCount } from '#meeting/limits.ts';
import { kinds, voteKinds } from '#meeting/vote/kinds/kinds.ts';
import { written } from '#meeting/vote/kinds/options.ts';
import { hiddenComparisons, namedKinds, namesIn } from '../../support/architecture/named-kinds.ts';

test('V32 no file outside of the kinds calls a kind of vote by its name, but where a vote of it is made', () => {
	expect(namedKinds(voteKinds, 'kinds', 'src/lib/meeting/vote/kinds/')).toEqual([
		'approval in plan.ts', // the rehearsal's votes
		'approval in running-orders.ts',
		'approval in vote-draft.ts', // what the form begins with
		'approval in vote-plan.ts', // an idea is put to the vote for or against
		'faces in plan.ts',
		'faces in running-orders.ts',
		'one in vote-draft.ts', // what the groups of a wall become
		'several in running-orders.ts'
	]);
});

test.each(hiddenComparisons('several'))('V32 a comparison is found: %s', (hidden) => {
	expect(namesIn(hidden, voteKinds, 'kinds')).not.toEqual([]);
});

test('V32 a place that asks the kind is not found', () => {
	for (const fine of [
		'kinds[vote.kind].tally(vote)',
		'// kind === `one`',
		"import { kinds } from './kinds/kind.ts'",
		'for (const kind in rows) each(kind);'
	])
		expect(namesIn(fine, voteKinds, 'kinds')).toEqual([]);
});

test('V1 of the most options that people may write, each has a letter of its own', () => {
	const labels = Array.from({ length: optionCount[1] }, (_, index) => `Option ${index}`);
	const ids = written(['options'], () => 1)
		.optionsOf(labels)
		.map(({ id }) => id);
	expect(new Set(ids).size).toBe(optionCount[1]);
	expect(ids.filter((id) => !/^[a-z]$/.test(id))).toEqual([]);
	expect(ids.slice(0, 12).join('')).toBe('abcdefghijkl'); // as journals have them
});

test.each(voteKinds)('V34 a paper ballot of the kind %s has a box for each answer', (name) => {
	const options = kinds[name].optionsOf(['Banc', 'Arbre', 'Lampe']);
	const max = kinds[name].mostOf(options.length);
	const { boxes, fill } = kinds[name].paper({ options, max });
	expect(boxes).toEqual(options);
	if (fill.by === 'numbers') return;
	expect(fill.most).toBe(max);
	const ticked = options.slice(0, max).map(({ id }) => id);
	expect(kinds[name].read({ options, max }, ticked)).toEqual(ticked);
});

test('V1 if nobody is asked how many options a ballot may hold, no other number is taken', () => {
	const order = written(['options'], (options) => options);
	const labels = ['Banc', 'Arbre', 'Lampe'];
	expect([undefined, 3, 2, 4].map((max) => order.fault(labels, max))).toEqual([null, null, 'max', 'max']);
	const some = written(['options', 'max'], (options) => options);
	expect([undefined, 3, 2, 4].map((max) => some.fault(labels, max))).toEqual([null, null, null, 'max']);
});
