import { describe, expect, test } from 'vitest';
import { markOf } from '#meeting/vote/kinds/kinds.ts';
import { viewVote } from '#meeting/vote/view.ts';
import { open, openly, prepare, GivenVotes } from '../../support/meeting/vote.ts';

const ids = ['very-good', 'good', 'medium', 'bad', 'very-bad'];
const faces = { kind: 'faces', options: [] as string[] } as const;

describe('a vote by faces', () => {
	test('V33 a vote by faces has five answers, from the best to the worst, without labels', () => {
		expect(open(faces).vote.options).toEqual(ids.map((id) => ({ id, label: '' })));
		expect(open(faces).vote.max).toBe(1);
		for (const wrong of [{ options: ['Bien', 'Mal'] }, { max: 2 }])
			expect(new GivenVotes().ask({ ...prepare, ...faces, ...wrong }).refused).toBe('bad-choice');
	});

	test('V33 one face is taken from each person', () => {
		const room = openly(faces);
		for (const wrong of [['good', 'bad'], ['for'], []])
			expect(room.phone('phone-1', wrong).refused).toBe('bad-choice');
		expect(room.phone('phone-1', ['good']).refused).toBeNull();
		expect(room.staff('card-1', ['very-bad']).refused).toBeNull();
	});

	test('V33 each face is counted, by phone, by card and by hand', () => {
		const room = openly({ ...faces, live: true });
		room.phone('phone-1', ['good']);
		room.staff('card-1', ['very-bad']);
		room.hands({ good: 2, medium: 1 });
		const counts = { 'very-good': 0, good: 3, medium: 1, bad: 0, 'very-bad': 1 };
		expect(viewVote(room.vote, '').counts).toEqual(counts);
		room.close();
		expect(room.vote.results).toMatchObject([
			{ cast: 5, counts, channels: { phone: 1, scribe: 1, hand: 3 } }
		]);
	});

	test('V33 a secret face is in no event and no view, and is counted out of the box', () => {
		const room = open(faces);
		const { events, sealed } = room.phone('phone-1', ['bad']);
		expect(JSON.stringify([events, room.votes, viewVote(room.vote, '')])).not.toMatch(/\["bad"\]/);
		expect(viewVote(room.vote, '').counts).toBeNull();
		room.close({ box: () => [{ channel: 'phone', choice: sealed?.choice }] });
		expect(room.vote.results[0]?.counts).toMatchObject({ bad: 1, good: 0 });
	});

	test('V33 no two faces are drawn alike, whatever their colour', () => {
		const signs = ids.map((id) => markOf('faces', id)?.sign);
		expect(new Set(signs).size).toBe(5);
		expect(signs).not.toContain(undefined);
	});
});
