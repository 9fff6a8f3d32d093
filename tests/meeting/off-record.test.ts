// Off the record: nothing of what is said is kept, and everything stands as it was until it ends.
import { describe, expect, it, test } from 'vitest';
import { commandRows, hostRows, type Command } from '#meeting/command.ts';
import { dueOf } from '#meeting/due.ts';
import { keepsWords } from '#meeting/may.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { viewFor } from '#meeting/view.ts';
import { bodies, types } from '#tests/support/hostile/bodies.ts';
import { facilitator, host, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { offRecordOnly, offRecordTable, offRecordUnless } from '#tests/support/meeting/may-table.ts';
import { presenceOf } from '#tests/support/presence.ts';

const item = 'item-000001';
const vote = 'vote-000001';
const wall = 'wall-000001';
const begin = { type: 'BeginOffRecord' } as const;
const end = { type: 'EndOffRecord' } as const;
const plan = { question: 'Un banc ?', kind: 'approval' as const, options: [] as string[], secret: false };

/** Three phones: one speaks, one has the kept place, one waits. */
function speaking(): Play {
	const play = Play.open();
	for (const n of [1, 2, 3]) {
		play.does(phone(n), { type: 'Arrive' }, `person-00000${n}`);
		play.does(phone(n), { type: 'RaiseHand', kind: 'speak' }, `turn-00000${n}`);
	}
	play.does(facilitator, { type: 'CallNext', after: null });
	return play;
}
const voting = (play: Play): Play => {
	play.does(facilitator, { type: 'PrepareVote', item, ...plan, open: true }, vote);
	play.does(phone(1), { type: 'CastBallot', vote, round: 1, choice: ['for'] });
	return play;
};
const seen = (meeting: Meeting, audience: 'resident' | 'screen' | 'staff') =>
	viewFor(meeting, {}, presenceOf(meeting), audience, null).meeting.offRecord;

describe('off the record', () => {
	it.each([facilitator, scribe])('M50 staff begin and end it: $role', (by) => {
		const play = Play.open();
		expect(play.does(by, begin)).toEqual([{ type: 'OffRecordBegan' }]);
		const from = play.at;
		expect((['resident', 'screen', 'staff'] as const).map((who) => seen(play.meeting, who))).toEqual([
			from,
			from,
			from
		]);
		expect(play.does(by, end)).toEqual([{ type: 'OffRecordEnded' }]);
		expect(seen(play.meeting, 'resident')).toBeNull();
		expect(play.meeting.about.offRecord).toEqual([{ from, until: play.at }]);
	});

	it('M50 nobody else does, nor before the doors open or after the closing', () => {
		expect(new Play().tries(facilitator, begin)).toBe('not-open');
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		expect(play.tries(phone(1), begin)).toBe('not-allowed');
		play.does(facilitator, begin);
		expect(play.tries(phone(1), end)).toBe('not-allowed');
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(play.tries(facilitator, begin)).toBe('already-closed');
	});

	it('M50 two people who press at once do the same thing once', () => {
		const play = Play.open();
		expect(play.does(facilitator, end)).toEqual([]);
		play.does(facilitator, begin);
		expect(play.does(scribe, begin)).toEqual([]);
		expect(play.meeting.about.offRecord).toHaveLength(1);
		play.does(facilitator, end);
		expect(play.does(scribe, end)).toEqual([]);
	});

	it('M50 the minutes tell from when to when, and nothing else', () => {
		const play = speaking();
		const before = minutesOf(play.meeting, {});
		play.does(facilitator, begin);
		const from = play.at;
		expect(minutesOf(play.meeting, {}).frame.offRecord).toEqual([{ from, until: null }]);
		play.does(facilitator, end);
		const after = minutesOf(play.meeting, {});
		expect(after.frame.offRecord).toEqual([{ from, until: play.at }]);
		expect({ ...after, frame: { ...after.frame, offRecord: [] } }).toEqual(before);
	});
});

describe('what is refused meanwhile', () => {
	/** For commands that only the server sends, the type is enough. */
	const each: readonly Command[] = [
		...types.map((type) => bodies[type]),
		...Object.keys(hostRows).map((type) => ({ type }) as Command)
	];
	const hushed = { offRecord: [{ from: 1, until: null }] };

	test('M51 the table written by hand names every command that may be sent, and each row says it', () => {
		const rows = Object.entries(commandRows).flatMap(([type, row]) => (row.offRecord ? [type] : []));
		expect(rows.toSorted()).toEqual(offRecordTable.toSorted());
		const unless = Object.entries(commandRows).flatMap(([type, { offRecord }]) =>
			typeof offRecord === 'object' && 'unless' in offRecord ? [[type, offRecord.unless]] : []
		);
		expect(Object.fromEntries(unless)).toEqual(offRecordUnless);
		const only = Object.entries(commandRows).flatMap(([type, { offRecord }]) =>
			typeof offRecord === 'object' && 'only' in offRecord ? [[type, [offRecord.only, offRecord.is]]] : []
		);
		expect(Object.fromEntries(only)).toEqual(offRecordOnly);
	});

	test('M51 everything else is refused, whatever its kind', () => {
		const [may, not] = [offRecordTable, { refused: 'off-record' }];
		for (const command of each.filter(({ type }) => !offRecordOnly[type])) {
			const field = offRecordUnless[command.type];
			const [yes, no] = field ? [{ [field]: true }, { [field]: false }] : [{}, {}];
			const expected = may.includes(command.type) ? null : not;
			expect(keepsWords(hushed, { ...command, ...no }), command.type).toEqual(expected);
			expect(keepsWords(hushed, { ...command, ...yes }), command.type).toEqual(field ? not : expected);
			expect(keepsWords({ offRecord: [] }, command), command.type).toBeNull();
		}
	});

	it.each(['seat', 'desk', 'aloud', 'slip'] as const)(
		'M51 of a sentence only what takes it back is taken, by %s: no yes, and no word of its speaker',
		(way) => {
			const play = speaking();
			const entry = 'entry-quote1';
			const source = { kind: 'turn', turn: 'turn-000001' } as const;
			play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: 'Avant', source }, entry);
			play.does(host, { type: 'GiveSlips', slips: [{ entry, hash: 'hash-1' }] });
			const says = (answer: 'yes' | 'corrected' | 'withdrawn' | 'none'): [typeof scribe, Command] => {
				const said = { version: 1, answer, ...(answer === 'corrected' && { words: 'secret' }) };
				if (way === 'slip') return [host, { type: 'AnswerBySlip', hash: 'hash-1', ...said }];
				const how = way === 'seat' ? {} : { how: way };
				return [way === 'seat' ? phone(1) : scribe, { type: 'AnswerEntry', entry, ...said, ...how }];
			};
			play.does(...says('yes'));
			play.does(facilitator, begin);
			const before = play.meeting;
			for (const answer of ['yes', 'corrected'] as const)
				expect(play.tries(...says(answer)), answer).toBe('off-record');
			expect(play.meeting).toBe(before);
			for (const answer of ['none', 'withdrawn'] as const) play.does(...says(answer));
			expect(JSON.stringify(play.meeting.record)).not.toContain('Avant');
		}
	);

	it('M51 notes, ideas, ballots, hands and names are refused, and nothing of them stays', () => {
		const play = voting(speaking());
		play.does(facilitator, { type: 'PrepareWall', item, prompt: 'Vos idées', open: true }, wall);
		play.does(facilitator, begin);
		const before = play.meeting;
		for (const [by, command] of [
			[scribe, { type: 'NoteEntry', kind: 'quote', words: 'secret' }],
			[phone(2), { type: 'PostIdea', wall, words: 'secret' }],
			[phone(2), { type: 'CastBallot', vote, round: 1, choice: ['for'] }],
			[phone(1), { type: 'CastBallot', vote, round: 1, choice: ['against'] }],
			[phone(3), { type: 'WithdrawHand', turn: 'turn-000003' }],
			[phone(2), { type: 'SetName', name: 'Aïcha' }],
			[facilitator, { type: 'EditMeeting', purpose: 'secret' }],
			[facilitator, { type: 'CloseVote', vote, round: 1 }]
		] as const satisfies [typeof scribe, Command][])
			expect(play.tries(by, command), command.type).toBe('off-record');
		expect(play.meeting).toBe(before);
	});

	it('M51 people come and go, are forgotten, take their name out and take back their idea', () => {
		const play = speaking();
		play.does(phone(1), { type: 'SetName', name: 'Aïcha', inMinutes: true });
		play.does(facilitator, { type: 'PrepareWall', item, prompt: 'Vos idées', open: true }, wall);
		play.does(phone(2), { type: 'PostIdea', wall, words: 'Un banc' }, 'idea-000001');
		play.does(facilitator, begin);
		play.does(phone(4), { type: 'Arrive' });
		play.does(scribe, { type: 'GiveCard' });
		play.does(phone(2), { type: 'WithdrawIdea', idea: 'idea-000001' });
		play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false });
		expect(play.tries(phone(1), { type: 'SetNameInMinutes', inMinutes: true })).toBe('off-record');
		play.does(phone(1), { type: 'ForgetPerson' });
		play.does(scribe, { type: 'MarkLeft', person: 'person-000003' });
		expect(Object.keys(play.meeting.queue.waiting)).toEqual(['turn-000002']);
	});
});

describe('what stands still meanwhile', () => {
	it('M52 hands stay in their order, and nobody is called; the clock stands until somebody resumes the turn', () => {
		const play = speaking();
		const line = (meeting: Meeting) => ({ ...meeting.queue, floor: null });
		const before = line(play.meeting);
		expect(play.does(facilitator, begin)).toEqual([
			{ type: 'OffRecordBegan' },
			{ type: 'TurnPaused', turn: 'turn-000001' }
		]);
		const pausedAt = play.at;
		for (const command of [
			{ type: 'CallNext', after: 'turn-000001' },
			{ type: 'GiveFloor', turn: 'turn-000003', after: 'turn-000001' },
			{ type: 'ResumeTurn', turn: 'turn-000001' },
			{ type: 'UndoNext', turn: 'turn-000001' }
		] as const)
			expect(play.tries(facilitator, command), command.type).toBe('off-record');
		play.does(facilitator, end);
		expect(line(play.meeting)).toEqual(before);
		expect(play.meeting.queue.floor?.pausedAt).toBe(pausedAt);
		play.does(facilitator, { type: 'ResumeTurn', turn: 'turn-000001' });
	});

	it('M52 a turn whose clock stands already is not paused twice', () => {
		const play = speaking();
		play.does(facilitator, { type: 'PauseTurn', turn: 'turn-000001' });
		expect(play.does(facilitator, begin)).toEqual([{ type: 'OffRecordBegan' }]);
	});

	it('M53 a last call is called off, so that no vote closes meanwhile; the vote goes on afterwards with its ballots', () => {
		const play = voting(speaking());
		play.does(facilitator, { type: 'CallLast', vote, round: 1 });
		expect(dueOf(play.meeting)).not.toBeNull();
		expect(play.does(facilitator, begin)).toContainEqual({ type: 'LastCallCancelled', vote, round: 1 });
		expect(dueOf(play.meeting)).toBeNull();
		expect(play.tries(facilitator, { type: 'CallLast', vote, round: 1 })).toBe('off-record');
		play.does(facilitator, end);
		expect(play.meeting.votes.votes[vote]?.state).toBe('open');
		play.does(phone(2), { type: 'CastBallot', vote, round: 1, choice: ['for'] });
		play.does(facilitator, { type: 'CloseVote', vote, round: 1 });
		expect(play.meeting.votes.votes[vote]?.results[0]?.counts).toMatchObject({ for: 2 });
	});

	it('M54 the closing ends it; a closing that is taken back goes on off the record', () => {
		const play = voting(speaking());
		play.does(facilitator, begin);
		const from = play.at;
		expect(play.does(facilitator, { type: 'CloseMeeting' })[0]).toEqual({ type: 'OffRecordEnded' });
		const closed = play.at;
		expect(seen(play.meeting, 'screen')).toBeNull();
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(play.meeting.about.offRecord).toEqual([
			{ from, until: closed },
			{ from: play.at, until: null }
		]);
		expect(play.tries(scribe, { type: 'NoteEntry', kind: 'quote', words: 'secret' })).toBe('off-record');
	});

	it('M54 a meeting that was on the record at its closing is on the record again', () => {
		const play = speaking();
		play.does(facilitator, begin);
		play.does(facilitator, end);
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, { type: 'TakeBackClosing' });
		expect(seen(play.meeting, 'resident')).toBeNull();
	});
});
