// The domain accepts what the laptop's forms let pass, and would refuse what they hold back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { emptyEntry, isTooLong, missingOf } from '#components/laptop/record/entry-draft.ts';
import {
	voteFaultOf,
	isUnwritten,
	emptyVoteDraft,
	plannedVote,
	type VoteDraft
} from '#components/laptop/vote/vote-draft.ts';
import { commandSchema } from '#meeting/command.ts';
import { entryLengths } from '#meeting/limits.ts';
import { voteKinds } from '#meeting/vote/kinds/kinds.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';

const draftWith = (more: Partial<VoteDraft>): VoteDraft => ({
	...emptyVoteDraft(),
	question: 'On vote ?',
	...more
});

test('a vote passes its form exactly where the server would take it', () => {
	const label = fc.constantFrom(
		'Oui',
		'oui',
		' Oui ',
		'O\u00ADui',
		'Non',
		'NON',
		'',
		'\u200B',
		'é',
		'e\u0301',
		'x'.repeat(60),
		'x'.repeat(61)
	);
	const drawn = fc.record({
		question: fc.constantFrom('On vote ?', '', ' ', '\u200B', 'q'.repeat(201)),
		kind: fc.constantFrom(...voteKinds),
		options: fc.array(label, { maxLength: 14 }).map((labels) => labels.join('\n')),
		max: fc.constantFrom(0, 1, 2, 12, 13, NaN, 1.5)
	});
	const met = { taken: 0, refused: 0 };
	fc.assert(
		fc.property(drawn, (more) => {
			const draft = draftWith(more);
			const parsed = v.safeParse(commandSchema, { type: 'PrepareVote', ...plannedVote(draft) });
			const answer = parsed.success ? Play.open().tries(facilitator, parsed.output) : 'bad-command';
			expect(voteFaultOf(draft) === null).toBe(Array.isArray(answer));
			met[Array.isArray(answer) ? 'taken' : 'refused'] += 1;
		}),
		{ numRuns: 400 }
	);
	expect(met.taken).toBeGreaterThan(5);
	expect(met.refused).toBeGreaterThan(50);
});

test('two choices that differ only in case are called the same, at their field', () => {
	const fault = (options: string) => voteFaultOf(draftWith({ kind: 'one', options }));
	expect(fault('Oui\noui')).toEqual({ field: 'options', why: 'same' });
	expect(fault('Oui\nO\u00ADui')).toEqual({ field: 'options', why: 'same' });
	expect([fault('Oui'), fault('Oui\nNon')]).toEqual([{ field: 'options', why: 'few' }, null]);
	expect(voteFaultOf(draftWith({ question: ' ' }))).toEqual({ field: 'question', why: 'empty' });
	expect(voteFaultOf(draftWith({ kind: 'several', options: 'A\nB', max: 0 }))).toEqual({
		field: 'max',
		why: 'max'
	});
});

test('more answers than choices are called too many, and are not reduced silently', () => {
	const draft = draftWith({ kind: 'several', options: 'A\nB\nC\nD', max: 9 });
	expect(voteFaultOf(draft)).toEqual({ field: 'max', why: 'max' });
	expect(plannedVote({ ...draft, max: 4 }).max).toBe(4);
});

test('what is merely not written yet is named only once somebody wants to put the vote', () => {
	const said = (more: Partial<VoteDraft>) => {
		const fault = voteFaultOf(draftWith(more));
		return fault && isUnwritten(fault);
	};
	expect([said({ question: '' }), said({ kind: 'one', options: 'A' })]).toEqual([true, true]);
	expect(said({ kind: 'one', options: 'A\na' })).toBe(false);
});

test('a note whose words say nothing lacks words, and a note that is too long is called too long', () => {
	const quote = { ...emptyEntry(), words: 'Oui' };
	expect([missingOf(quote), missingOf({ ...quote, words: '\u200B ' })]).toEqual([null, 'words']);
	const long = { ...quote, words: 'a'.repeat(entryLengths.words + 1) };
	expect([isTooLong(quote), isTooLong(long), missingOf(long)]).toEqual([false, true, null]);
});
