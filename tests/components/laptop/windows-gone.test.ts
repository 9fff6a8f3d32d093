// What the laptop offers once the meeting is closed.
import { expect, test } from 'vitest';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { isOfUse, type Window } from '../../../src/routes/facilitate/windows.svelte.ts';

function deskOf(play: Play): Desk {
	const line: DeskLine = {
		get view() {
			return viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
		},
		status: 'live',
		now: 0,
		send: () => Promise.resolve({ version: 1 })
	};
	return new Desk(line, 'token', 'facilitator');
}

test('M42 after the closing, the desk offers no act of the agenda, and its windows have gone', async () => {
	const play = Play.open();
	const desk = deskOf(play);
	const windows: readonly Window[] = [
		{ kind: 'add-item' },
		{ kind: 'item', item: 'item-000001' },
		{ kind: 'vote' },
		{ kind: 'hand' },
		{ kind: 'people' },
		{ kind: 'close' }
	];
	const open = () => windows.filter((each) => isOfUse(each, desk)).map(({ kind }) => kind);
	expect(open()).toHaveLength(windows.length);
	play.does(facilitator, { type: 'CloseMeeting' });
	expect(open()).toEqual(['people', 'close']);
	for (const type of ['AddItem', 'EditItem', 'MoveItem', 'ShowStage'] as const)
		expect(desk.may(type)).toBe(false);
	expect(desk.may('ReopenMeeting')).toBe(true);
});
