// What holds for a vote of any kind. A new kind is tried here without a line about it.
import { describe, expect, test } from 'vitest';
import { isNamed, kinds, voteKinds, type Choice, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { viewVote } from '#meeting/vote/view.ts';
import { choiceOf } from '../../support/meeting/choices.ts';
import { open, openly, type GivenVotes } from '../../support/meeting/vote.ts';

const sum = (counts: Readonly<Record<string, number>>): number =>
	Object.values(counts).reduce((total, count) => total + count, 0);

describe.each(voteKinds)('V32 a vote of the kind %s', (name: VoteKind) => {
	const kind = kinds[name];
	const asked = { kind: name, options: kind.asks.includes('options') ? ['Banc', 'Arbre', 'Lampe'] : [] };
	const first = (room: GivenVotes): string => room.vote.options[0]?.id ?? '';
	const choice = (room: GivenVotes): Choice => choiceOf(name, room.vote, [first(room)]);
	const counted = (room: GivenVotes): readonly number[] =>
		kind.lines(room.vote, room.vote.results[0]?.counts ?? {}).map(({ count }) => count);

	test('V32 has options of different ids, each with a label or with words of its own', () => {
		const { options } = open(asked).vote;
		expect(options.length).toBeGreaterThan(1);
		expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
		expect(options.filter(({ id, label }) => (label === '') !== isNamed(name, id))).toEqual([]);
	});

	test('V32 takes labels where it asks for them, and refuses them elsewhere', () => {
		expect(kind.fault(asked.options, undefined)).toBeNull();
		const other = kind.asks.includes('options') ? [] : ['Banc', 'Arbre'];
		expect(kind.fault(other, undefined)).not.toBeNull();
	});

	test('V32 takes an answer as it was given, and no other data', () => {
		const room = openly(asked);
		const good = choice(room);
		expect(kind.read(room.vote, good)).toEqual(good);
		const tooMuch = Array.isArray(good) ? [...good, 'no-option'] : { ...good, 'no-option': 1 };
		for (const wrong of [null, 7, 'x', {}, [], [7], ['no-option'], tooMuch])
			expect(kind.read(room.vote, wrong)).toBeNull();
		expect(room.phone('phone-1', ['no-option']).refused).toBe('bad-choice');
		expect(room.phone('phone-1', choice(room)).refused).toBeNull();
	});

	test('V32 counts phones, cards and hands alike', () => {
		const room = openly(asked);
		room.phone('phone-1', choice(room));
		room.staff('card-1', choice(room));
		room.hands({ [first(room)]: 3 });
		room.close();
		expect(room.vote.results).toMatchObject([{ cast: 5, channels: { phone: 1, scribe: 1, hand: 3 } }]);
		expect(Math.max(...counted(room))).toBeGreaterThanOrEqual(5);
	});

	test('V32 counts a secret ballot out of the box as it counts one that everybody may know', () => {
		const [secret, known] = [open(asked), openly(asked)];
		const { sealed } = secret.phone('phone-1', choice(secret));
		known.phone('phone-1', choice(known));
		expect(sealed?.choice).toEqual(choice(secret));
		expect(viewVote(secret.vote, '').counts).toBeNull();
		secret.close({ box: () => [{ channel: 'phone', choice: sealed?.choice }] });
		known.close();
		expect(secret.vote.results[0]?.counts).toEqual(known.vote.results[0]?.counts);
		expect(sum(known.vote.results[0]?.counts ?? {})).toBeGreaterThan(0);
	});

	test('V32 has lines for a result in which nobody answered', () => {
		const room = openly(asked);
		room.close();
		expect(sum(Object.fromEntries(counted(room).map((count, at) => [at, count])))).toBe(0);
		expect(counted(room).length).toBeGreaterThan(1);
	});
});
