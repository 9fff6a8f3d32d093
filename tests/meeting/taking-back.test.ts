// A closing was a mistake: for ten minutes, the evening can go on where it was.
import { describe, expect, it } from 'vitest';
import { dueOf } from '#meeting/due.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const item = 'item-000001';
const minute = 60_000;
const wall = 'wall-000001';
const vote = 'vote-000001';
const plan = { question: 'Un banc ?', kind: 'approval' as const, options: [] as string[], secret: false };

/** Four phones: one speaks, one has the kept place, one was placed, one waits. */
function evening(): Play {
	const play = Play.open();
	for (const n of [1, 2, 3, 4]) {
		play.does(phone(n), { type: 'Arrive' });
		play.does(phone(n), { type: 'RaiseHand', kind: 'speak' }, `turn-00000${n}`);
	}
	play.does(facilitator, { type: 'CallNext', after: null });
	play.does(facilitator, { type: 'PlaceTurn', turn: 'turn-000004', before: 'turn-000003' });
	return play;
}
const seen = (meeting: Meeting) => viewFor(meeting, {}, presenceOf(meeting), 'resident', null);
/** The clock stands still. Everything else in the queue is as it was. */
const line = ({ queue }: Meeting) => ({
	...queue,
	floor: queue.floor && { ...queue.floor, pausedAt: null },
	before: null
});
const spokenMs = ({ queue: { floor } }: Meeting) =>
	floor && (floor.pausedAt ?? NaN) - floor.startedAt - floor.pausedMs;

describe('a closing taken back', () => {
	it('M16 taking back brings back stage, hands, kept places and the running turn, whose clock stands', () => {
		const play = evening();
		const before = play.meeting;
		const lines = seen(before).turns;
		play.does(facilitator, { type: 'CloseMeeting' });
		const closedAt = play.at;
		expect(seen(play.meeting)).toMatchObject({
			turns: [],
			floor: null,
			meeting: { takeBackUntil: closedAt + 10 * minute }
		});
		play.at += 9 * minute;
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(line(play.meeting)).toEqual(line(before));
		expect(seen(play.meeting).turns).toEqual(lines);
		expect(spokenMs(play.meeting)).toBe(closedAt - (before.queue.floor?.startedAt ?? 0));
		expect(play.meeting.agenda).toMatchObject({ stage: { kind: 'item', item }, since: play.at });
		expect(play.meeting.about).toMatchObject({ phase: 'open', closedAt: null, presentAtClose: null });
		expect(seen(play.meeting).meeting.takeBackUntil).toBeNull();
		play.does(facilitator, { type: 'ResumeTurn', turn: 'turn-000001' });
		play.does(facilitator, { type: 'CallNext', after: 'turn-000001' });
		expect(play.meeting.queue.floor?.turn.id).toBe('turn-000002');
	});

	it('M16 taking back brings back the hands if nobody spoke, and nothing if nobody waited', () => {
		const play = evening();
		play.does(facilitator, { type: 'EndTurn', turn: 'turn-000001' });
		const before = play.meeting;
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(line(play.meeting)).toEqual(line(before));
		const empty = Play.open();
		const calm = empty.meeting.queue;
		empty.does(facilitator, { type: 'CloseMeeting' });
		empty.does(facilitator, { type: 'TakeBackClosing' });
		expect(empty.meeting.queue).toEqual(calm);
	});

	it('M16 the time of an item counts up to the closing, and again from the taking back', () => {
		const play = Play.open();
		const begun = play.at;
		play.does(facilitator, { type: 'CloseMeeting' });
		const spent = play.at - begun;
		play.at += 5 * minute;
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(play.meeting.agenda).toMatchObject({ since: play.at, items: { [item]: { spentMs: spent } } });
	});

	it('M16 votes and walls that the closing settled stay closed, with their results', () => {
		const play = evening();
		play.does(facilitator, { type: 'PrepareWall', item, prompt: 'Vos idées', open: true }, wall);
		play.does(facilitator, { type: 'PrepareVote', item, ...plan, open: true }, vote);
		play.does(phone(1), { type: 'CastBallot', vote, round: 1, choice: ['for'] });
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(play.meeting.agenda.stage).toEqual({ kind: 'vote', vote });
		expect(play.meeting.votes.votes[vote]).toMatchObject({ state: 'closed', results: [{ cast: 1 }] });
		expect(play.meeting.walls.walls[wall]?.state).toBe('closed');
		play.does(facilitator, { type: 'OpenWall', wall });
		play.does(phone(2), { type: 'PostIdea', wall, words: 'Un arbre' });
	});

	it('M16 taking back is refused after ten minutes, after a correction, and to all but the facilitator', () => {
		const play = evening();
		expect(play.tries(facilitator, { type: 'TakeBackClosing' })).toBe('not-closed');
		play.does(facilitator, { type: 'CloseMeeting' });
		const { meeting, at } = play;
		expect(play.tries(scribe, { type: 'TakeBackClosing' })).toBe('not-allowed');
		play.at = at + 10 * minute - 1000;
		expect(play.does(facilitator, { type: 'TakeBackClosing' })).toHaveLength(2);
		Object.assign(play, { meeting, at: at + 10 * minute });
		expect(play.tries(facilitator, { type: 'TakeBackClosing' })).toBe('too-late');
		Object.assign(play, { meeting, at });
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un nom' });
		expect(play.tries(facilitator, { type: 'TakeBackClosing' })).toBe('too-late');
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(play.tries(facilitator, { type: 'TakeBackClosing' })).toBe('too-late');
		expect(seen(play.meeting).meeting.takeBackUntil).toBeNull();
	});

	it('M16 the meeting can be closed and taken back again, with what came in between', () => {
		const play = evening();
		for (const n of [1, 2]) {
			play.does(facilitator, { type: 'CloseMeeting' });
			play.does(facilitator, { type: 'TakeBackClosing' });
			expect(play.meeting.about.takenBack).toHaveLength(n);
			play.does(phone(n + 1), { type: 'WithdrawHand', turn: `turn-00000${n + 1}` });
		}
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(seen(play.meeting).turns.map(({ id }) => id)).toEqual(['turn-000004']);
	});

	it('M17 the minutes tell each taking back, and their end is that of the last closing', () => {
		const play = evening();
		play.does(facilitator, { type: 'CloseMeeting' });
		const closedAt = play.at;
		play.does(facilitator, { type: 'TakeBackClosing' });
		const at = play.at;
		expect(minutesOf(play.meeting, {})).toMatchObject({
			phase: 'open',
			frame: { closedAt: null },
			corrections: { takenBack: [{ closedAt, at }] }
		});
		play.does(scribe, { type: 'NoteEntry', kind: 'decision', words: 'Écrire' });
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(minutesOf(play.meeting, {})).toMatchObject({
			frame: { closedAt: play.at },
			corrections: { takenBack: [{ closedAt, at }], changes: [] }
		});
	});
});

it('M18 only an open vote ends by itself, after its last call', () => {
	const play = Play.open();
	expect(dueOf(play.meeting)).toBeNull();
	play.does(facilitator, { type: 'PrepareVote', item, ...plan, open: true }, vote);
	expect(dueOf(play.meeting)).toBeNull();
	play.does(facilitator, { type: 'CallLast', vote, round: 1 });
	const due = { at: play.at + 5000, command: { type: 'CloseVote', vote, round: 1 } };
	expect(dueOf(play.meeting)).toEqual(due);
	play.does(facilitator, { type: 'CloseMeeting' });
	expect(dueOf(play.meeting)).toBeNull();
	play.does(facilitator, { type: 'TakeBackClosing' });
	expect(dueOf(play.meeting)).toBeNull();
});
