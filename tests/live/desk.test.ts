// What the desk does with a press: once for a double press, back again by undo, and never further back than is meant.
import { expect, test } from 'vitest';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

function deskOf(play: Play): Desk {
	const line: DeskLine = {
		get view() {
			return viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff');
		},
		status: 'live',
		now: 0,
		send: (command, id) => {
			play.does(facilitator, command, id);
			return Promise.resolve({ version: 1 });
		}
	};
	return new Desk(line, 'token', 'facilitator');
}
const vote = { type: 'PrepareVote', question: 'Un banc ?', kind: 'approval', options: [] } as const;

test('what makes something new, pressed twice, makes one; other words make another', async () => {
	const play = Play.open();
	const desk = deskOf(play);
	const before = desk.view.agenda.length;
	const first = desk.act({ type: 'AddItem', title: 'Le local', minutes: 15 });
	expect(await desk.act({ type: 'AddItem', title: 'Le local', minutes: 15 })).toBe(await first);
	await desk.act({ type: 'AddItem', title: 'Le square', minutes: 15 });
	expect(desk.view.agenda.slice(before).map(({ title }) => title)).toEqual(['Le local', 'Le square']);
	await desk.act({ type: 'CountSomeone' });
	await desk.act({ type: 'CountSomeone' });
	expect(desk.view.people.present).toBe(2);
});

test('an item removed by mistake comes back with the votes and walls prepared on it', async () => {
	const play = Play.open();
	const desk = deskOf(play);
	const item = (await desk.act({ type: 'AddItem', title: 'Le local', minutes: 15 })) ?? '';
	await desk.act({ ...vote, options: [], item, level: 'checked' });
	await desk.act({ type: 'PrepareWall', item, prompt: 'Vos idées', review: false });
	await desk.act({ type: 'RemoveItem', item });
	expect([desk.view.votes, desk.view.walls]).toEqual([[], []]);
	await desk.undo();
	const back = desk.view.agenda.at(-1);
	expect(back).toMatchObject({ title: 'Le local', minutes: 15 });
	expect(desk.view.votes).toMatchObject([{ item: back?.id, question: 'Un banc ?', level: 'checked' }]);
	expect(desk.view.walls).toMatchObject([{ item: back?.id, prompt: 'Vos idées', review: false }]);
});

test('no undo reaches behind a vote that was opened', async () => {
	const desk = deskOf(Play.open());
	await desk.act({ type: 'NoteEntry', kind: 'decision', words: 'On écrit au bailleur' });
	expect(desk.undoable).toBe('NoteEntry');
	await desk.act({ ...vote, options: [], open: true });
	expect(desk.undoable).toBeNull();
	await desk.undo();
	expect(desk.view.entries).toMatchObject([{ struck: false }]);
});

test('something improvised belongs to the item the room is on, else to the next; where there is none, one is made', async () => {
	const desk = deskOf(Play.open());
	const now = desk.view.agenda.find(({ state }) => state === 'now');
	expect(await desk.itemInHand('Échanges')).toBe(now?.id);
	const bare = deskOf(new Play());
	const made = await bare.itemInHand('Échanges');
	expect(bare.view.agenda).toMatchObject([{ id: made, title: 'Échanges' }]);
	expect(await bare.itemInHand('Échanges')).toBe(made);
});
