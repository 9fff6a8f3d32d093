import { expect, test } from 'vitest';
import { detailsOf, entryKinds, has, kindsOfEntry, resultKinds } from '#meeting/record/kinds/kinds.ts';
import { hiddenComparisons, namedKinds, namesIn } from '../../support/architecture/named-kinds.ts';
import { GivenRecord, lines, name, roomOf } from '../../support/meeting/record.ts';

test('R24 no file outside of the kinds calls a kind of entry by its name', () => {
	const votes = [
		'keeping.ts',
		'VoteFields.svelte',
		'vote-draft.ts',
		'ticks.ts',
		'mentions.ts',
		'vote-plan.ts',
		'state.ts',
		'check.ts'
	]
		.map((file) => `question in ${file}`) // what a vote asks
		.sort();
	expect(namedKinds(entryKinds, 'kindsOfEntry', 'src/lib/meeting/record/kinds/')).toEqual(votes);
});

test.each(hiddenComparisons('decision'))('R24 a comparison is found: %s', (hidden) => {
	expect(namesIn(hidden, entryKinds, 'kindsOfEntry')).not.toEqual([]);
});

test.each(entryKinds)(
	'R24 %s is noted with its details alone, and without one that it needs it is not',
	(kind) => {
		const whole = new GivenRecord().note(lines[kind]);
		const given = Object.entries(whole).filter(([field, value]) =>
			['against', 'who', 'when', 'official'].includes(field) ? value !== null && value !== '' : false
		);
		expect(given.map(([field]) => field).toSorted()).toEqual(detailsOf(kind).toSorted());
		for (const needed of ['against', 'official'] as const)
			expect(new GivenRecord().ask({ ...lines[kind], [needed]: undefined }).refused).toBe(
				has(kind, needed) ? 'no-words' : null
			);
	}
);

test.each(entryKinds)('R24 the switch of %s names whom its kind says', (kind) => {
	const room = roomOf({ 'person-1': 'Awa', 'person-2': 'Rosa' });
	const who = has(kind, 'who') ? { who: { person: 'person-2' } } : {};
	const { id } = room.note({ ...lines[kind], ...who, source: { kind: 'turn', turn: 'turn-1' } });
	expect(room.ask(name(id)).refused).toBeNull();
	const isDoer = kindsOfEntry[kind].names === 'doer';
	expect(room.seen[0]?.speaker).toEqual(isDoer ? { kind: 'resident' } : { kind: 'name', name: 'Awa' });
});

test('R24 only words that were said are no result', () => {
	expect(entryKinds.filter((kind) => kindsOfEntry[kind].isQuoted)).toEqual(['quote']);
	expect(resultKinds).toEqual(entryKinds.filter((kind) => !kindsOfEntry[kind].isQuoted));
});
