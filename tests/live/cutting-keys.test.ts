// A key cuts somebody off. Z gives the floor back, and the laptop says so.
import { expect, test } from 'vitest';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { Shortcuts } from '#ui/shortcuts.svelte.ts';
import { onSurfaceKey } from '../../src/routes/facilitate/surface-keys.ts';
import { Windows } from '../../src/routes/facilitate/windows.svelte.ts';

/** One person speaks, and `waiting` others wait. */
function evening(waiting: number) {
	const play = Play.open();
	for (let n = 1; n <= waiting + 1; n += 1) {
		play.does(phone(n), { type: 'Arrive' });
		play.does(phone(n), { type: 'RaiseHand', kind: 'speak' }, `turn-00000${n}`);
	}
	play.does(facilitator, { type: 'CallNext', after: null });
	const line: DeskLine = {
		get view() {
			return viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
		},
		status: 'live',
		get now() {
			return play.at;
		},
		send(command, id) {
			play.does(facilitator, command, id);
			return Promise.resolve({ version: 1 });
		}
	};
	return { play, desk: new Desk(line, 'token', 'facilitator') };
}

/** Resolves once the act of the key is done. */
async function press(desk: Desk, key: string): Promise<void> {
	const acts = desk.acts;
	const shortcuts = new Shortcuts({ letters: true, keep: () => undefined });
	const event = new KeyboardEvent('keydown', { key, cancelable: true });
	onSurfaceKey(event, { desk, t: () => '', shortcuts, windows: new Windows() });
	await expect.poll(() => desk.acts).toBeGreaterThan(acts);
}
/** Who speaks, whether their time stands still, what the room sees, who waits. */
const room = ({ view }: Desk) => ({
	floor: view.floor?.turn ?? null,
	isPaused: view.floor?.pausedAt != null,
	stage: view.stage,
	waiting: view.turns.map(({ id }) => id)
});

test.for([
	['N', 'where others wait', 2],
	['N', 'where nobody waits', 0],
	['PageDown', 'to the next step', 1],
	['PageUp', 'to the step before', 1],
	['T', 'for the time', 1]
] as const)('%s %s: Z gives the floor back to the person who spoke', async ([key, , waiting]) => {
	const { desk } = evening(waiting);
	const before = room(desk);
	expect(before.floor).toBe('turn-000001');
	await press(desk, key);
	expect(room(desk)).not.toEqual(before);
	// The laptop says what was done, with Z beside it.
	expect(desk.notice).toEqual({ kind: 'done', by: desk.undoable });
	await press(desk, 'Z');
	await expect.poll(() => desk.notice?.kind).toBe('undone');
	expect(room(desk)).toEqual(before);
});

test('Z gives the floor back after a turn that its speaker ended by mistake, but not before one’s own act since', async () => {
	const { play, desk } = evening(1);
	const before = room(desk);
	play.does(phone(1), { type: 'EndTurn', turn: 'turn-000001' });
	expect([room(desk).floor, desk.undoable]).toEqual([null, 'EndTurn']);
	await desk.act({ type: 'EditItem', item: 'item-000001', minutes: 20 });
	expect(desk.undoable).toBe('EditItem');
	await desk.undo();
	expect(desk.undoable).toBe('EndTurn');
	await press(desk, 'Z');
	await expect.poll(() => desk.notice?.kind).toBe('undone');
	expect(room(desk)).toEqual(before);
});

test('Z keeps a vote open after V was pressed by mistake', async () => {
	const { play, desk } = evening(0);
	const vote = {
		type: 'PrepareVote',
		question: 'Un banc ?',
		kind: 'approval',
		options: [],
		open: true
	} as const;
	play.does(facilitator, { ...vote, options: [] }, 'vote-0000001');
	const before = room(desk);
	await press(desk, 'V');
	expect(desk.notice).toEqual({ kind: 'done', by: desk.undoable });
	await press(desk, 'Z');
	await expect.poll(() => desk.notice?.kind).toBe('undone');
	expect([room(desk), desk.view.vote?.state]).toEqual([before, 'open']);
});
