import { describe, expect, it } from 'vitest';
import { commandRows, type Command } from '#meeting/command.ts';
import { evolve } from '#meeting/evolve.ts';
import { mayDo } from '#meeting/may.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { planCommands, planOfMeeting, planSchema } from '#meeting/plan.ts';
import { mineOf } from '#meeting/mine.ts';
import { viewFor } from '#meeting/view.ts';
import * as v from 'valibot';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const item = 'item-000001';
const approval = {
	question: 'Écrire au bailleur ?',
	kind: 'approval' as const,
	options: [] as string[],
	secret: false
};
const types = (events: readonly { type: string }[] | string) =>
	typeof events === 'string' ? events : events.map((event) => event.type);

describe('the meeting', () => {
	it('M1 each role is refused what the table does not give it', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		expect(play.tries(phone(1), { type: 'CallNext', after: null })).toBe('not-allowed');
		expect(play.tries(scribe, { type: 'CloseMeeting' })).toBe('not-allowed');
		expect(play.tries(facilitator, { type: 'Arrive' })).toBe('not-allowed');
		expect(play.tries(facilitator, { type: 'MakeLink', role: 'scribe', hash: 'x' })).toBe('not-allowed');
	});

	it('M1 the screen may do nothing', () => {
		for (const type of Object.keys(commandRows) as Command['type'][])
			expect(mayDo('screen', type), type).toBe(false);
	});

	it('M20 a meeting keeps the time zone of the hall where its doors opened', () => {
		const play = new Play();
		expect(play.meeting.about.zone).toBeNull();
		play.does(facilitator, { type: 'OpenDoors' });
		expect(play.meeting.about.zone).toBe('Europe/Paris');
		expect(minutesOf(play.meeting, {}).frame.zone).toBe('Europe/Paris');
		const old = evolve(new Play().meeting, { type: 'DoorsOpened' }, { id: 'doors', by: facilitator, at: 1 });
		expect(old.about).toMatchObject({ phase: 'open', zone: null });
	});

	it('M2 a command is refused before its time and after it', () => {
		const play = new Play();
		expect(play.tries(phone(1), { type: 'Arrive' })).toBe('not-open');
		expect(play.tries(facilitator, { type: 'PrepareVote', ...approval, open: true })).toBe('not-open');
		play.does(facilitator, { type: 'OpenDoors' });
		expect(play.tries(facilitator, { type: 'OpenDoors' })).toBe('already-open');
		expect(play.tries(facilitator, { type: 'ReopenMeeting', reason: 'Oubli' })).toBe('not-closed');
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(play.tries(phone(1), { type: 'Arrive' })).toBe('already-closed');
		expect(play.tries(scribe, { type: 'NoteEntry', kind: 'quote', words: 'Trop tard' })).toBe(
			'already-closed'
		);
	});

	it('M3 an id that exists is refused', () => {
		const play = Play.open();
		expect(play.tries(facilitator, { type: 'AddItem', title: 'Encore', minutes: 5 }, item)).toBe('id-taken');
	});

	it('Q40 people are told that they have spoken, each their own phone alone', () => {
		const play = Play.open();
		for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' });
		const heard = () => [1, 2].map((n) => mineOf(play.meeting, {}, phone(n).device, null).heard);
		play.does(phone(1), { type: 'RaiseHand', kind: 'speak' });
		expect(heard()).toEqual([false, false]);
		play.does(facilitator, { type: 'CallNext', after: null });
		expect(heard()).toEqual([true, false]);
		play.does(facilitator, { type: 'CloseList' });
		expect(play.tries(phone(1), { type: 'RaiseHand', kind: 'technical' })).toBe('queue-closed');
		expect(play.does(phone(2), { type: 'RaiseHand', kind: 'speak' })).toHaveLength(1);
	});

	it('M4 closing settles votes, walls, the running turn and the hands, in one line', () => {
		const play = Play.open();
		for (const n of [1, 2, 3]) play.does(phone(n), { type: 'Arrive' });
		play.does(facilitator, { type: 'PrepareWall', item, prompt: 'Vos idées', open: true }, 'wall-000001');
		play.does(facilitator, { type: 'PrepareVote', item, ...approval, open: true }, 'vote-000001');
		play.does(phone(1), { type: 'CastBallot', vote: 'vote-000001', round: 1, choice: ['for'] });
		for (const n of [1, 2]) play.does(phone(n), { type: 'RaiseHand', kind: 'speak' });
		play.does(facilitator, { type: 'CallNext', after: null });
		const events = play.does(facilitator, { type: 'CloseMeeting' });
		expect(types(events)).toEqual([
			'VoteClosed',
			'WallClosed',
			'TurnEnded',
			'HandWithdrawn',
			'StageShown',
			'MeetingClosed'
		]);
		expect(play.meeting.votes.votes['vote-000001']?.results[0]).toMatchObject({ cast: 1, present: 3 });
		expect(play.meeting.queue).toMatchObject({ floor: null, waiting: {} });
		expect(play.meeting.about).toMatchObject({ phase: 'closed', presentAtClose: 3 });
	});

	it('M4 if secret ballots cannot be read, nothing closes unless the command accepts their loss', () => {
		const play = Play.open();
		const secret = { ...approval, secret: true } as const;
		for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' });
		play.does(facilitator, { type: 'PrepareVote', item, ...secret, open: true }, 'vote-000001');
		for (const n of [1, 2])
			play.does(phone(n), { type: 'CastBallot', vote: 'vote-000001', round: 1, choice: ['for'] });
		play.box = [{ channel: 'phone', choice: ['for'] }];
		const before = play.meeting;
		expect(play.tries(facilitator, { type: 'CloseMeeting' })).toBe('box-mismatch');
		expect(play.tries(facilitator, { type: 'CloseMeeting', lost: false })).toBe('box-mismatch');
		expect(play.meeting).toBe(before);
		play.does(facilitator, { type: 'CloseMeeting', lost: true });
		expect(play.meeting.votes.votes['vote-000001']?.results).toMatchObject([
			{ cast: 1, lost: 1, counts: { for: 1 } }
		]);
		expect(play.meeting.about.phase).toBe('closed');
	});
	it('M4 accepting a loss changes nothing if all ballots can be read', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(facilitator, { type: 'PrepareVote', item, ...approval, open: true }, 'vote-000001');
		play.does(phone(1), { type: 'CastBallot', vote: 'vote-000001', round: 1, choice: ['for'] });
		play.does(facilitator, { type: 'CloseMeeting', lost: true });
		expect(play.meeting.votes.votes['vote-000001']?.results[0]).toMatchObject({ cast: 1 });
		expect(play.meeting.votes.votes['vote-000001']?.results[0]).not.toHaveProperty('lost');
	});

	it('M5 the room looks at a vote or a wall as soon as it opens', () => {
		const play = Play.open();
		expect(types(play.does(facilitator, { type: 'PrepareVote', item, ...approval }, 'vote-000001'))).toEqual([
			'VotePrepared'
		]);
		play.does(facilitator, { type: 'OpenVote', vote: 'vote-000001' });
		expect(play.meeting.agenda.stage).toEqual({ kind: 'vote', vote: 'vote-000001' });
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées', open: true }, 'wall-000001');
		expect(play.meeting.agenda.stage).toEqual({ kind: 'wall', wall: 'wall-000001' });
		expect(play.meeting.agenda.current).toBe(item);
	});

	it('M6 the room no longer looks at what was removed', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'PrepareWall', item, prompt: 'Vos idées' }, 'wall-000001');
		play.does(facilitator, { type: 'ShowStage', stage: { kind: 'wall', wall: 'wall-000001' } });
		play.does(facilitator, { type: 'RemoveWall', wall: 'wall-000001' });
		expect(play.meeting.agenda.stage).toEqual({ kind: 'item', item });
	});

	it('M7 removing an item removes what was only prepared on it', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'AddItem', title: 'Les bancs', minutes: 5 }, 'item-000002');
		play.does(facilitator, { type: 'PrepareVote', item: 'item-000002', ...approval });
		play.does(facilitator, { type: 'PrepareWall', item: 'item-000002', prompt: 'Où ?' });
		play.does(facilitator, { type: 'RemoveItem', item: 'item-000002' });
		expect(play.meeting.votes.order).toEqual([]);
		expect(play.meeting.walls.order).toEqual([]);
	});

	it('M8 whoever has left no longer waits', () => {
		const play = Play.open();
		play.does(scribe, { type: 'GiveCard', number: 7 }, 'card-000007');
		play.does(scribe, { type: 'RaiseHand', kind: 'speak', for: { person: 'card-000007' } });
		expect(types(play.does(scribe, { type: 'MarkLeft', person: 'card-000007' }))).toEqual([
			'PersonLeft',
			'HandWithdrawn'
		]);
		expect(play.meeting.queue.waiting).toEqual({});
	});

	it('M9 the room sees notes at the read-back and after closing, not before, and never quotes', () => {
		const play = Play.open();
		play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: 'Onze jours sans ascenseur' });
		play.does(scribe, { type: 'NoteEntry', kind: 'decision', words: 'Écrire au bailleur' });
		const seen = () =>
			viewFor(play.meeting, {}, presenceOf(play.meeting), 'resident', null).entries.map(
				(entry) => entry.words
			);
		expect(seen()).toEqual([]);
		play.does(facilitator, { type: 'ShowStage', stage: { kind: 'readback' } });
		expect(seen()).toEqual(['Écrire au bailleur']);
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(seen()).toEqual(['Écrire au bailleur']);
	});

	it('M14 a closed list opens with another item, and with nothing else', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'AddItem', title: 'Les bancs', minutes: 5 }, 'item-000002');
		play.does(facilitator, { type: 'ShowStage', stage: { kind: 'item', item } });
		play.does(facilitator, { type: 'CloseList' });
		for (const stage of [{ kind: 'pause' }, { kind: 'item', item }] as const)
			expect(types(play.does(facilitator, { type: 'ShowStage', stage }))).toEqual(['StageShown']);
		const here = { type: 'PrepareVote', item, ...approval, open: true } as const;
		expect(types(play.does(facilitator, here, 'vote-000001'))).not.toContain('ListOpened');
		play.does(facilitator, { type: 'CloseVote', vote: 'vote-000001', round: 1 });
		expect(play.meeting.queue.open).toBe(false);
		const next = { kind: 'item', item: 'item-000002' } as const;
		expect(types(play.does(facilitator, { type: 'ShowStage', stage: next }))).toEqual([
			'StageShown',
			'ListOpened'
		]);
		play.does(facilitator, { type: 'CloseList' });
		play.does(facilitator, { type: 'PrepareVote', item, ...approval }, 'vote-000002');
		expect(types(play.does(facilitator, { type: 'OpenVote', vote: 'vote-000002' }))).toContain('ListOpened');
		expect(play.meeting.queue.open).toBe(true);
	});

	it('M15 the speaker’s time stands still while the room looks at anything but the floor', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'turn-000001');
		play.does(facilitator, { type: 'CallNext', after: null });
		play.does(facilitator, { type: 'AddItem', title: 'Les bancs', minutes: 5 }, 'item-000002');
		const floor = { kind: 'item', item: 'item-000002' } as const;
		expect(types(play.does(facilitator, { type: 'ShowStage', stage: floor }))).toEqual(['StageShown']);
		const vote = { type: 'PrepareVote', item, ...approval, open: true } as const;
		expect(types(play.does(facilitator, vote, 'vote-000001')).slice(-2)).toEqual([
			'StageShown',
			'TurnPaused'
		]);
		for (const stage of [{ kind: 'pause' }, floor] as const)
			expect(types(play.does(facilitator, { type: 'ShowStage', stage }))).toEqual(['StageShown']);
		expect(play.meeting.queue.floor?.pausedAt).not.toBeNull();
	});

	it('M12 reopening to correct is logged, changes the record alone, and keeps the end as it was', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(facilitator, { type: 'CloseMeeting' });
		const { closedAt, presentAtClose } = play.meeting.about;
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un nom mal écrit' });
		expect(play.tries(phone(1), { type: 'RaiseHand', kind: 'speak' })).toBe('already-closed');
		play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: 'Onze jours', item, source: null });
		expect(types(play.does(facilitator, { type: 'CloseMeeting' }))).toEqual(['MeetingClosed']);
		expect(play.meeting.about).toMatchObject({ phase: 'closed', closedAt, presentAtClose });
		expect(play.meeting.about.reopened).toMatchObject([{ reason: 'Un nom mal écrit' }]);
	});

	it('M13 a duplicate holds the plan and no answer', () => {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' });
		play.does(facilitator, { type: 'PrepareVote', item, ...approval, open: true }, 'vote-000001');
		play.does(phone(1), { type: 'CastBallot', vote: 'vote-000001', round: 1, choice: ['for'] });
		play.does(
			facilitator,
			{ type: 'PrepareWall', item, prompt: 'Vos idées', review: false, open: true },
			'wall-000001'
		);
		play.does(phone(1), { type: 'PostIdea', wall: 'wall-000001', words: 'Un banc' });
		const plan = v.parse(planSchema, JSON.parse(JSON.stringify(planOfMeeting(play.meeting))));
		const copy = new Play();
		let made = 0;
		for (const { id, command } of planCommands(plan, () => `copy-${String((made += 1)).padStart(8, '0')}`))
			copy.does(facilitator, command, id);
		expect(planOfMeeting(copy.meeting)).toEqual(planOfMeeting(play.meeting));
		expect(JSON.stringify(copy.meeting)).not.toContain('Un banc');
		expect(Object.values(copy.meeting.votes.votes)).toMatchObject([
			{ state: 'prepared', results: [], ballots: {} }
		]);
	});
});
