// A facilitator takes back what they just did. The tests use the real domain, in random meetings and act by act.
import { describe, expect, test } from 'vitest';
import type { ClientCommand, Command } from '#meeting/command.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import { inverseOf } from '#live/undo/inverse.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';
import { moves } from '#tests/support/random-moves.ts';

const hosts: readonly Command['type'][] = ['CreateMeeting', 'MakeLink', 'UseLink', 'RecoverBallot'];
const isClients = (command: Command): command is ClientCommand => !hosts.includes(command.type);
const seen = (meeting: Meeting): StaffView => viewFor(meeting, {}, presenceOf(meeting), 'staff', null);

const waiting = ({ walls }: Meeting): string[] =>
	Object.values(walls.ideas).flatMap(({ id, state }) => (state === 'waiting' ? [id] : []));
const isSeen = ({ walls }: Meeting, idea: string): boolean => walls.ideas[idea]?.state === 'shown';

/** Acts, then takes it back at once. Null: the act has no inverse, or was not accepted. */
function actAndUndo(random: RandomMeeting): { type: Command['type']; outcome: string } | null {
	const made = random.dice.pick(moves)?.(random.meeting, random.dice);
	if (!made || made.by.role === 'resident' || !isClients(made.command)) return null;
	const [id, view] = [random.dice.id(), seen(random.meeting)];
	if (random.act(made.by, made.command, id) === 'refused') return null;
	const inverse = inverseOf(made.command, id, view);
	return inverse && { type: made.command.type, outcome: random.act(facilitator, inverse) };
}

describe('in random meetings', () => {
	test('every undo that is offered is accepted', () => {
		const refused = new Map<string, number>();
		const accepted = new Set<string>();
		for (const seed of [3, 11, 47, 101, 499, 997]) {
			const random = new RandomMeeting(seed);
			for (let step = 0; step < 500; step += 1) {
				random.step();
				const unread = waiting(random.meeting);
				const undone = actAndUndo(random);
				// An undo never shows the room something that nobody had looked at.
				if (undone) expect(unread.filter((id) => isSeen(random.meeting, id))).toEqual([]);
				if (undone?.outcome === 'accepted') accepted.add(undone.type);
				else if (undone) refused.set(undone.type, (refused.get(undone.type) ?? 0) + 1);
			}
		}
		expect(Object.fromEntries(refused)).toEqual({});
		expect(accepted.size).toBeGreaterThan(30);
	});
});

/** Acts and takes it back, as the desk does. */
function undone(play: Play, command: ClientCommand, id = 'command-of-mine'): readonly [StaffView, StaffView] {
	const before = seen(play.meeting);
	const inverse = inverseOf(command, id, before);
	play.does(facilitator, command, id);
	if (!inverse) throw new Error(`${command.type} has no inverse`);
	play.does(facilitator, inverse);
	return [before, seen(play.meeting)];
}

function withHands(): Play {
	const play = Play.open();
	for (const n of [1, 2, 3]) {
		play.does(phone(n), { type: 'Arrive' });
		play.does(phone(n), { type: 'RaiseHand', kind: 'speak' }, `turn-00000${n}`);
	}
	return play;
}
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('act by act', () => {
	test('an act that changes nothing, because the person has left or is back already, has no undo', () => {
		const play = withHands();
		const [person] = play.meeting.people.order;
		const [left, back] = (['MarkLeft', 'MarkBack'] as const).map((type) => ({ type, person: person ?? '' }));
		const undoOf = (command?: ClientCommand) => command && inverseOf(command, 'id', seen(play.meeting));
		expect([undoOf(left), undoOf(back)]).toEqual([back, null]);
		if (left) play.does(facilitator, left);
		expect([undoOf(left), undoOf(back)]).toEqual([null, left]);
	});
	test('undoing "next" restores the queue, and who spoke', () => {
		const [before, after] = undone(withHands(), { type: 'CallNext', after: null });
		expect([after.floor, ids(after.turns)]).toEqual([before.floor, ids(before.turns)]);
	});

	test('undoing a placing puts the line back where it was', () => {
		const play = withHands();
		const [before, after] = undone(play, { type: 'PlaceTurn', turn: 'turn-000003', before: 'turn-000001' });
		expect(ids(after.turns)).toEqual(ids(before.turns));
	});

	test('undoing a tour de table begun by mistake leaves those who had asked', () => {
		const play = withHands();
		for (const n of [4, 5]) play.does(phone(n), { type: 'Arrive' });
		const [before, after] = undone(play, { type: 'StartRound' });
		expect([after.queue.round, after.turns]).toEqual([before.queue.round, before.turns]);
		expect(before.turns).toHaveLength(3);
	});

	test('undoing a move or an edit puts the item back as it was', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'AddItem', title: 'Qui fait quoi', minutes: 15 }, 'item-000002');
		const [before, moved] = undone(play, { type: 'MoveItem', item: 'item-000002', after: null });
		expect(ids(moved.agenda)).toEqual(ids(before.agenda));
		const [, edited] = undone(
			play,
			{ type: 'EditItem', item: 'item-000002', title: 'Autre' },
			'edit-of-mine'
		);
		expect(edited.agenda[1]).toEqual(before.agenda[1]);
	});

	test('undoing an edit leaves what somebody else changed since', () => {
		const play = Play.open();
		const edit = { type: 'EditItem', item: 'item-000001', minutes: 25 } as const;
		const frame = { type: 'EditMeeting', place: 'Salle B', secretary: 'Paul' } as const;
		const before = seen(play.meeting);
		for (const command of [edit, frame]) play.does(facilitator, command);
		play.does(facilitator, { type: 'EditItem', item: 'item-000001', title: 'Autre', note: 'Clés' });
		play.does(facilitator, { type: 'EditMeeting', convener: 'Le collectif' });
		for (const command of [edit, frame])
			play.does(facilitator, inverseOf(command, 'command-of-mine', before) ?? expect.fail(command.type));
		const after = seen(play.meeting);
		expect(after.agenda[0]).toMatchObject({
			title: 'Autre',
			note: 'Clés',
			minutes: before.agenda[0]?.minutes
		});
		expect(after.meeting).toMatchObject({ place: before.meeting.place, convener: 'Le collectif' });
		expect(after.minutesNames).toEqual(before.minutesNames);
	});

	test('undoing an edit of a wall’s prompt leaves its review, and the other way round', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées' }, 'wall-000001');
		const mine = { type: 'EditWall', wall: 'wall-000001', prompt: 'Vos idées ?' } as const;
		const before = seen(play.meeting);
		play.does(facilitator, mine);
		play.does(facilitator, { type: 'EditWall', wall: 'wall-000001', review: false });
		play.does(facilitator, inverseOf(mine, 'command-of-mine', before) ?? expect.fail());
		expect(seen(play.meeting).walls[0]).toMatchObject({ prompt: 'Vos idées', review: false });
	});

	test('an idea that was put aside or shown by mistake waits again, unseen', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées', open: true }, 'wall-000001');
		play.does(phone(1), { type: 'Arrive' });
		play.does(phone(1), { type: 'PostIdea', wall: 'wall-000001', words: 'Un banc' }, 'idea-000001');
		for (const type of ['HideIdea', 'ShowIdea'] as const) {
			const [before, after] = undone(play, { type, idea: 'idea-000001' });
			expect([before.ideas[0]?.state, after.ideas[0]?.state]).toEqual(['waiting', 'waiting']);
		}
	});

	test('W31 one undo brings back each of several ideas as it was', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'PrepareWall', prompt: 'Vos idées', open: true }, 'wall-000001');
		play.does(phone(1), { type: 'Arrive' });
		const ideas = ['idea-000001', 'idea-000002', 'idea-000003'];
		for (const idea of ideas)
			play.does(phone(1), { type: 'PostIdea', wall: 'wall-000001', words: 'Un banc' }, idea);
		play.does(facilitator, { type: 'TurnIdeas', shown: ['idea-000001'], hidden: ['idea-000002'] });
		const [before, after] = undone(play, { type: 'TurnIdeas', shown: ideas });
		const states = (view: StaffView) => view.ideas.map(({ state }) => state);
		expect(states(before)).toEqual(['shown', 'hidden', 'waiting']);
		expect(states(after)).toEqual(states(before));
	});

	test('undoing hands counted for one option leaves those of another', () => {
		const play = Play.open();
		const vote = { vote: 'vote-000001', round: 1 } as const;
		const plan = { question: 'Oui ?', kind: 'approval', options: [], open: true } as const;
		play.does(facilitator, { type: 'PrepareVote', ...plan, options: [] }, vote.vote);
		play.does(facilitator, { type: 'CountPresent', present: 20 });
		const mine = { type: 'CountHands', ...vote, counts: { for: 4 } } as const;
		const before = seen(play.meeting);
		play.does(facilitator, mine);
		play.does(facilitator, { type: 'CountHands', ...vote, counts: { against: 3 } });
		play.does(facilitator, inverseOf(mine, 'command-of-mine', before) ?? expect.fail());
		expect(seen(play.meeting).votes[0]?.hands?.counts).toMatchObject({ for: 0, against: 3 });
	});

	test('undoing hands in a vote with several choices keeps as many people as the hands allow', () => {
		const play = Play.open();
		const vote = { vote: 'vote-000001', round: 1 } as const;
		const plan = { question: 'Quoi ?', kind: 'several', max: 2, open: true } as const;
		play.does(facilitator, { type: 'PrepareVote', ...plan, options: ['Un banc', 'Une rampe'] }, vote.vote);
		play.does(facilitator, { type: 'CountPresent', present: 20 });
		const [bench = '', ramp = ''] = seen(play.meeting).votes[0]?.options.map(({ id }) => id) ?? [];
		const mine = { type: 'CountHands', ...vote, counts: { [bench]: 3 } } as const;
		const before = seen(play.meeting);
		play.does(facilitator, mine);
		play.does(facilitator, { type: 'CountHands', ...vote, counts: { [ramp]: 2 } });
		play.does(facilitator, inverseOf(mine, 'command-of-mine', before) ?? expect.fail());
		expect(seen(play.meeting).votes[0]?.hands).toEqual({ counts: { [bench]: 0, [ramp]: 2 }, people: 2 });
	});

	test('undoing a step puts the stage back', () => {
		const [before, after] = undone(Play.open(), { type: 'ShowStage', stage: { kind: 'pause' } });
		expect(after.stage).toEqual(before.stage);
	});

	test('undoing the closing of a vote begins a second round', () => {
		const play = Play.open();
		const vote = 'vote-000001';
		const plan = { question: 'Écrit-on ?', kind: 'approval' as const, options: [], secret: false };
		play.does(facilitator, { type: 'PrepareVote', ...plan, open: true }, vote);
		const [, after] = undone(play, { type: 'CloseVote', vote, round: 1 });
		expect(after.votes[0]).toMatchObject({ state: 'open', round: 2, answered: 0, results: [{ round: 1 }] });
	});

	test('an entry noted by mistake is struck, and an edited one keeps who does it', () => {
		const play = Play.open();
		const note = {
			type: 'NoteEntry',
			kind: 'action',
			words: 'Relever les pannes',
			who: { group: 'Le B' }
		} as const;
		const [, after] = undone(play, note, 'entry-000001');
		expect(after.entries[0]).toMatchObject({ struck: true, words: 'Relever les pannes' });
		play.does(facilitator, { type: 'RestoreEntry', entry: 'entry-000001' });
		const edit = {
			type: 'EditEntry',
			entry: 'entry-000001',
			kind: 'decision',
			words: 'Autre chose'
		} as const;
		const [was, now] = undone(play, edit, 'edit-of-mine');
		expect(now.entries[0]).toMatchObject({
			kind: 'action',
			words: was.entries[0]?.words,
			doer: { group: 'Le B' }
		});
	});

	test('an answer that staff wrote down is taken back, but for words that were withdrawn', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'NoteEntry', kind: 'quote', words: 'On attend' }, 'entry-000001');
		const answer = { type: 'AnswerEntry', entry: 'entry-000001', version: 1 } as const;
		const consent = (view: StaffView) => view.entries[0]?.consent;
		const [, after] = undone(play, { ...answer, answer: 'yes' }, 'yes-000001');
		expect(consent(after)).toBe('noted');
		play.does(facilitator, { ...answer, answer: 'yes' });
		expect(consent(undone(play, { ...answer, answer: 'none' }, 'none-000001')[1])).toBe('yes');
		const corrected = { ...answer, answer: 'corrected', words: 'On n’attend plus' } as const;
		expect(undone(play, corrected, 'words-000001')[1].entries[0]?.words).toBe('On attend');
		const view = seen(play.meeting);
		expect(inverseOf({ ...answer, answer: 'withdrawn' }, 'back-000001', view)).toBeNull();
	});

	test('no undo is offered for casting a ballot, reopening the record or ending a correction', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un nom' });
		const lasting: readonly ClientCommand[] = [
			{ type: 'CastBallot', vote: 'vote-000001', round: 1, choice: ['for'] },
			{ type: 'ReopenMeeting', reason: 'Un nom' },
			{ type: 'CloseMeeting' }
		];
		const offered = lasting.map((command) => inverseOf(command, 'command-of-mine', seen(play.meeting)));
		expect(offered).toEqual([null, null, null]);
	});

	test('a closing by mistake is taken back, and so is the end of a turn', () => {
		const play = withHands();
		play.does(facilitator, { type: 'CallNext', after: null });
		const [before, now] = undone(play, { type: 'EndTurn', turn: 'turn-000001' });
		expect(now.floor).toEqual(before.floor);
		const [open, again] = undone(play, { type: 'CloseMeeting' }, 'command-to-close');
		expect(again).toMatchObject({ meeting: { phase: 'open' }, turns: open.turns, stage: open.stage });
	});
});
