// What the desk does with a press: a double press acts once, and an undo goes back, but never further than is meant.
import { expect, onTestFinished, test, vi } from 'vitest';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { evolve } from '#meeting/evolve.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

type Send = DeskLine['send'];

function deskOf(play: Play, send?: Send): Desk {
	const line: DeskLine = {
		get view() {
			return viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
		},
		status: 'live',
		now: 0,
		send:
			send ??
			((command, id) => {
				play.does(facilitator, command, id);
				return Promise.resolve({ version: 1 });
			})
	};
	return new Desk(line, 'token', 'facilitator');
}
const vote = { type: 'PrepareVote', question: 'Un banc ?', kind: 'approval', options: [] } as const;

test('pressing twice makes one new thing; other words make another', async () => {
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

test('a press that waits long for its answer is still the same press', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const answers: PromiseWithResolvers<{ version: number }>[] = [];
	const desk = deskOf(Play.open(), () => {
		const answer = Promise.withResolvers<{ version: number }>();
		answers.push(answer);
		return answer.promise;
	});
	const add = () => desk.act({ type: 'AddItem', title: 'Le local', minutes: 15 });
	const first = add();
	await vi.advanceTimersByTimeAsync(60_000);
	expect([add(), answers.length]).toEqual([first, 1]);
	answers[0]?.resolve({ version: 1 });
	await first;
	await vi.advanceTimersByTimeAsync(1001);
	void add();
	expect(answers).toHaveLength(2);
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

test('taking back a step to the next item closes the list again', async () => {
	const desk = deskOf(Play.open());
	const next = (await desk.act({ type: 'AddItem', title: 'Le local' })) ?? '';
	await desk.act({ type: 'CloseList' });
	await desk.act({ type: 'ShowStage', stage: { kind: 'item', item: next } });
	expect(desk.view.queue.open).toBe(true);
	await desk.undo();
	expect(desk.view.queue.open).toBe(false);
});

test('taking back a step to a pause lets the turn go on', async () => {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'turn-000001');
	const desk = deskOf(play);
	await desk.act({ type: 'CallNext', after: null });
	await desk.act({ type: 'ShowStage', stage: { kind: 'pause' } });
	expect(desk.view.floor?.pausedAt).not.toBeNull();
	await desk.undo();
	expect(desk.view.floor).toMatchObject({ turn: 'turn-000001', pausedAt: null });
});

test('taking back a hand for somebody new leaves no extra person', async () => {
	const desk = deskOf(Play.open());
	await desk.act({ type: 'RaiseHand', kind: 'speak', for: { someone: 'new' } });
	expect(desk.view.people.present).toBe(1);
	await desk.undo();
	expect([desk.view.people.present, desk.view.turns]).toEqual([0, []]);
});

test('a card given back by mistake is back, and waits again', async () => {
	const desk = deskOf(Play.open());
	const card = (await desk.act({ type: 'GiveCard', number: 7 })) ?? '';
	await desk.act({ type: 'RaiseHand', kind: 'speak', for: { person: card } });
	await desk.act({ type: 'MarkLeft', person: card });
	expect([desk.view.people.present, desk.view.turns]).toEqual([0, []]);
	await desk.undo();
	expect(desk.view.people.present).toBe(1);
	expect(desk.view.turns).toMatchObject([{ person: card, kind: 'speak' }]);
});

test('undoing "next" takes back the turn that was called, even if an unseen technical point came first', async () => {
	const play = Play.open();
	for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'turn-000001');
	const desk = deskOf(play, (command, id) => {
		if (command.type === 'CallNext')
			play.does(phone(2), { type: 'RaiseHand', kind: 'technical' }, 'turn-000002');
		play.does(facilitator, command, id);
		return Promise.resolve({ version: 1 });
	});
	await desk.act({ type: 'CallNext', after: null });
	expect(desk.view.floor?.turn).toBe('turn-000002');
	await desk.undo();
	expect(desk.notice).toMatchObject({ kind: 'undone', of: 'CallNext' });
	expect([desk.view.floor, desk.view.turns.map(({ id }) => id)]).toEqual([
		null,
		['turn-000002', 'turn-000001']
	]);
});

test('an undo that was not saved can be pressed again', async () => {
	const play = Play.open();
	let full = false;
	const desk = deskOf(play, (command, id) => {
		if (full) return Promise.resolve({ refused: 'not-saved' });
		play.does(facilitator, command, id);
		return Promise.resolve({ version: 1 });
	});
	await desk.act({ type: 'CountSomeone' });
	full = true;
	await desk.undo();
	expect([desk.undoable, desk.view.people.present]).toEqual(['CountSomeone', 1]);
	full = false;
	await desk.undo();
	expect([desk.undoable, desk.view.people.present]).toEqual([null, 0]);
});

test('no undo reaches behind a vote that was opened', async () => {
	const desk = deskOf(Play.open());
	await desk.act({ type: 'NoteEntry', kind: 'decision', words: 'On écrit au bailleur' });
	expect(desk.undoable).toBe('NoteEntry');
	await desk.act({ ...vote, options: [], open: true });
	expect(desk.undoable).toBe('OpenVote');
	await desk.undo();
	await desk.undo();
	expect(desk.view.entries).toMatchObject([{ struck: false }]);
});

test('no undo reaches behind a vote that an undo opened again', async () => {
	const play = Play.open();
	const desk = deskOf(play);
	await desk.act({ type: 'NoteEntry', kind: 'decision', words: 'On écrit au bailleur' });
	play.does(facilitator, { ...vote, options: [], open: true, secret: false }, 'vote-0000001');
	await desk.act({ type: 'CloseVote', vote: 'vote-0000001', round: 1 });
	await desk.undo();
	expect(desk.view.vote).toMatchObject({ state: 'open', round: 2 });
	expect(desk.undoable).toBeNull();
});

test('something improvised belongs to the present item, else to the next, else to an item that is made for it', async () => {
	const desk = deskOf(Play.open());
	const now = desk.view.agenda.find(({ state }) => state === 'now');
	expect(await desk.itemInHand('Échanges')).toBe(now?.id);
	const bare = deskOf(new Play());
	const made = await bare.itemInHand('Échanges');
	expect(bare.view.agenda).toMatchObject([{ id: made, title: 'Échanges' }]);
	expect(await bare.itemInHand('Échanges')).toBe(made);
});

test('after a tour de table is taken back, earlier acts can be taken back too', async () => {
	const play = Play.open();
	const desk = deskOf(play);
	await desk.act({ type: 'CountSomeone' });
	await desk.act({ type: 'StartRound' });
	expect(desk.view.queue.roundId).not.toBeNull();
	await desk.undo();
	expect([desk.view.queue.roundId, desk.view.turns, desk.undoable]).toEqual([null, [], 'CountSomeone']);
	await desk.act({ type: 'StartRound' });
	await desk.act({ type: 'EndRound', round: desk.view.queue.roundId ?? '' });
	expect(desk.undoable).toBeNull();
});

/** The same, with a first vote on the item, which was opened at once. */
async function withVote() {
	const play = Play.open();
	const desk = deskOf(play);
	const id = (await desk.act({ ...vote, options: [], secret: false, open: true })) ?? '';
	return { play, desk, id };
}

test('a vote opened by mistake is taken back, and the room looks at what it looked at', async () => {
	const { desk, id } = await withVote();
	expect(desk.undoable).toBe('OpenVote');
	await desk.undo();
	expect(desk.view).toMatchObject({ stage: { kind: 'item' }, votes: [] });
	const prepared = (await desk.act({ ...vote, options: [], secret: false })) ?? '';
	expect(prepared).not.toBe(id);
	await desk.act({ type: 'OpenVote', vote: prepared });
	await desk.undo();
	expect(desk.view).toMatchObject({ stage: { kind: 'item' }, votes: [{ state: 'prepared' }] });
	expect(desk.notice).toMatchObject({ kind: 'undone', by: 'TakeBackOpening' });
});

test('each desk takes back a last call before its own acts; once it has ended, by another round', async () => {
	const { play, desk, id } = await withVote();
	const other = deskOf(play);
	await other.act({ type: 'CountSomeone' });
	await desk.act({ type: 'CallLast', vote: id, round: 1 });
	expect([desk.undoable, other.undoable]).toEqual(['CallLast', 'CallLast']);
	await other.undo();
	expect(desk.view).toMatchObject({ vote: { state: 'open', lastCall: null }, people: { present: 1 } });
	expect(other.notice).toMatchObject({ kind: 'undone', by: 'CancelLastCall', of: 'CallLast' });
	await other.undo();
	expect(other.view.people.present).toBe(0);
	await desk.act({ type: 'CallLast', vote: id, round: 1 });
	play.does(facilitator, { type: 'CloseVote', vote: id, round: 1 });
	await desk.undo();
	expect(desk.view.vote).toMatchObject({ state: 'open', round: 2 });
});

test('each desk takes back a closing by mistake; the same key does not undo what was done before it', async () => {
	const play = Play.open();
	const [desk, other] = [deskOf(play), deskOf(play)];
	await desk.act({ type: 'CountSomeone' });
	await desk.act({ type: 'CloseMeeting' });
	expect(other.undoable).toBe('CloseMeeting');
	await other.undo();
	expect(desk.view.meeting.phase).toBe('open');
	await desk.act({ type: 'CloseMeeting' });
	await desk.undo();
	expect(desk.view).toMatchObject({ meeting: { phase: 'open' }, people: { present: 1 } });
});

test('the doors, pressed twice, open once, and nobody is told that they are open already', async () => {
	const play = new Play();
	const desk = deskOf(play, (command, id) => {
		const outcome = play.tries(facilitator, command, id);
		return Promise.resolve(typeof outcome === 'string' ? { refused: outcome } : { version: 1 });
	});
	await Promise.all([desk.act({ type: 'OpenDoors' }), desk.act({ type: 'OpenDoors' })]);
	await desk.act({ type: 'OpenDoors' });
	expect(desk.notice).toEqual({ kind: 'done', by: 'OpenDoors' });
	expect(desk.view.meeting.phase).toBe('open');
});

test('F8 once words were masked, nothing from before is taken back, and what came later is', async () => {
	const play = Play.open();
	const desk = deskOf(play);
	await desk.act({ type: 'EditMeeting', purpose: 'La demande de Nadia' });
	await desk.act({ type: 'EditMeeting', purpose: 'Une demande' });
	const masked = { type: 'WordsMasked', reason: 'Un nom', places: 1 } as const;
	play.meeting = evolve(play.meeting, masked, { id: 'mask-000001', by: facilitator, at: play.at });
	expect(desk.undoable).toBeNull();
	await desk.undo();
	expect(desk.view.meeting.purpose).toBe('Une demande');
	await desk.act({ type: 'EditMeeting', purpose: 'Autre' });
	expect(desk.undoable).toBe('EditMeeting');
	await desk.undo();
	expect(desk.view.meeting.purpose).toBe('Une demande');
	expect(desk.undoable).toBeNull();
});
