import { describe, expect, test } from 'vitest';
import type { Meeting } from '#meeting/meeting.ts';
import { openKinds } from '#meeting/still-open.ts';
import { viewFor } from '#meeting/view.ts';
import { Play, facilitator, phone, scribe } from '../support/meeting-play.ts';
import { presenceOf } from '../support/presence.ts';

const card = 'person-0007';
const seen = (meeting: Meeting) => viewFor(meeting, { [card]: 'Fatima' }, presenceOf(meeting), 'staff', null);
const openIn = (play: Play): Record<string, readonly string[]> =>
	Object.fromEntries(seen(play.meeting).open.map(({ id, things }) => [id, things]));

const wall = 'wall-000001';
const action = 'entry-00001';
/** An evening in which something of each kind is open. */
function unfinished(): Play {
	const play = Play.open();
	for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' }, `person-000${n}`);
	for (const n of [1, 2]) play.does(phone(n), { type: 'RaiseHand', kind: 'speak' }, `turn-00000${n}`);
	play.does(facilitator, { type: 'CallNext', after: null });
	play.does(facilitator, { type: 'PrepareWall', prompt: 'Quoi ?', open: true }, wall);
	play.does(phone(1), { type: 'PostIdea', wall, words: 'Un banc' }, 'idea-000001');
	play.does(scribe, { type: 'HideWall', wall });
	const plan = { question: 'On y va ?', kind: 'approval', open: true } as const;
	play.does(facilitator, { type: 'PrepareVote', ...plan, options: [] }, 'vote-000001');
	play.does(scribe, { type: 'NoteEntry', kind: 'action', words: 'Appeler', source: null }, action);
	play.does(scribe, { type: 'GiveCard', number: 7 }, card);
	play.does(scribe, { type: 'SetName', person: card, name: 'Fatima' });
	return play;
}

describe('M40 the next meeting', () => {
	test('M40 staff say day, time and place, each by itself, before the closing and after it', () => {
		const play = Play.open();
		play.does(scribe, { type: 'PlanNext', date: '2026-12-10' });
		play.does(facilitator, { type: 'PlanNext', time: '18:30', place: 'Centre social' });
		expect(seen(play.meeting).meeting.next).toEqual({
			date: '2026-12-10',
			time: '18:30',
			place: 'Centre social'
		});
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(scribe, { type: 'PlanNext', time: '' });
		expect(play.meeting.about.next).toEqual({ date: '2026-12-10', time: '', place: 'Centre social' });
		expect(play.meeting.about.phase).toBe('closed');
	});
});

describe('M41 what is still open', () => {
	test('M41 the list has each kind of open thing, with what is open, before and after the closing', () => {
		const play = unfinished();
		const before = openIn(play);
		expect(Object.keys(before)).toEqual(Object.keys(openKinds));
		expect(before).toMatchObject({
			turn: ['turn-000001'],
			hands: ['turn-000002'],
			votes: ['vote-000001'],
			walls: [wall],
			'hidden-walls': [wall],
			ideas: ['idea-000001'],
			doers: [action],
			names: [card]
		});
		play.does(facilitator, { type: 'CloseMeeting' });
		const left = Object.entries(openKinds).flatMap(([kind, { isSettled }]) => (isSettled ? [] : [kind]));
		expect(Object.keys(openIn(play))).toEqual(left);
	});

	test('M41 what is mended leaves the list, also after the closing', () => {
		const play = unfinished();
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(scribe, { type: 'PlanNext', date: '2026-12-10' });
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Compléter' });
		play.does(scribe, { type: 'ShowWall', wall });
		play.does(scribe, { type: 'ShowIdea', idea: 'idea-000001' });
		play.does(scribe, { type: 'SetNameInMinutes', person: card, inMinutes: false });
		const done = { words: 'Appeler', who: { group: 'Le collectif' } } as const;
		play.does(scribe, { type: 'EditEntry', entry: action, kind: 'action', ...done });
		expect(openIn(play)).toEqual({});
		play.does(facilitator, { type: 'CloseMeeting' });
		expect(openIn(play)).toEqual({});
	});

	test('M41 an action that was struck is not open', () => {
		const play = unfinished();
		play.does(scribe, { type: 'StrikeEntry', entry: action, reason: '' });
		expect(openIn(play)['doers']).toBeUndefined();
	});

	test('M41 whatever is open, the closing is accepted', () => {
		expect(unfinished().tries(facilitator, { type: 'CloseMeeting' })).not.toBeTypeOf('string');
	});
});
