import { expect, test } from 'vitest';
import { voteKinds } from '#meeting/vote/kinds/kinds.ts';
import { hiddenComparisons, namedKinds, namesIn } from '../../support/architecture/named-kinds.ts';

test('V32 no file outside of the kinds calls a kind of vote by its name, but where a vote of it is made', () => {
	expect(namedKinds(voteKinds, 'kinds', 'src/lib/meeting/vote/kinds/')).toEqual([
		'approval in running-orders.ts',
		'approval in vote-draft.ts', // what the form begins with
		'approval in vote-plan.ts', // an idea is put to the vote for or against
		'faces in running-orders.ts',
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
