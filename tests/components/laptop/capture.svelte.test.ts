// The line that captures what is said: it is free for the next note at once, and gives back what was refused.
import { beforeEach, describe, expect, test } from 'vitest';
import { Capture } from '#components/laptop/record/capture.svelte.ts';
import { emptyEntry } from '#components/laptop/record/entry-draft.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { Answer } from '#live/wire.ts';
import type { FloorView } from '#meeting/queue/view.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const play = Play.open();
const sent: unknown[] = [];
let answer = Promise.withResolvers<Answer>();
function captureLine(more: Partial<Pick<StaffView, 'past' | 'floor' | 'agenda'>> = {}): Capture {
	const line: DeskLine = {
		get view() {
			return { ...viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null), ...more };
		},
		status: 'live',
		now: 0,
		send(command) {
			sent.push(command);
			answer = Promise.withResolvers();
			return answer.promise;
		}
	};
	return new Capture(new Desk(line, 'token', 'facilitator'));
}
const agendaAt = (now: number) =>
	viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null).agenda.map((item, at) => ({
		...item,
		state: at === now ? ('now' as const) : ('ahead' as const)
	}));
function write(capture: Capture, words: string): void {
	capture.draft.words = words;
	capture.open();
	capture.keep();
}
beforeEach(() => {
	localStorage.clear();
	sent.length = 0;
});

test('typing goes on as soon as a note is sent, and both notes are sent whole', async () => {
	const capture = captureLine();
	capture.choose('decision');
	write(capture, 'On écrit au bailleur');
	const first = capture.note();
	const { resolve } = answer;
	expect([capture.draft.words, capture.draft.kind, capture.isOpen]).toEqual(['', 'decision', false]);
	write(capture, 'On écrit à la mairie');
	resolve({ version: 7 });
	await first;
	expect([capture.draft.words, capture.isOpen]).toEqual(['On écrit à la mairie', true]);
	void capture.note();
	expect(sent).toMatchObject([{ words: 'On écrit au bailleur' }, { words: 'On écrit à la mairie' }]);
});

test('a refused note comes back with all its fields, before the text that was begun meanwhile', async () => {
	const capture = captureLine();
	capture.choose('commitment');
	Object.assign(capture.draft, { name: 'M. Duval', role: 'bailleur' });
	write(capture, 'Une réponse écrite');
	const noted = capture.note();
	write(capture, 'Et puis');
	answer.resolve({ refused: 'not-saved' });
	await noted;
	const back = { words: 'Une réponse écrite Et puis', name: 'M. Duval', role: 'bailleur' };
	expect(capture.draft).toMatchObject({ ...back, kind: 'commitment' });
	expect([capture.isOpen, captureLine().draft]).toEqual([true, capture.draft]);
});

test('a note without its words or fields asks for them, and nothing is sent', () => {
	const capture = captureLine();
	capture.choose('disagreement');
	write(capture, 'Il faut bloquer les charges');
	void capture.note();
	expect([capture.missing, capture.isOpen, sent]).toEqual(['against', true, []]);
});

test('a note goes under the item of the turn or vote that somebody chose as its source', () => {
	const vote = { type: 'PrepareVote', question: 'Oui ?', kind: 'approval', open: true } as const;
	play.does(facilitator, { ...vote, options: [] }, 'vote-0000001');
	const past = [{ id: 'turn-000001', label: resident, item: 'item-000002', at: 0 }];
	const capture = captureLine({ past });
	const sources = [
		{ kind: 'vote', vote: 'vote-0000001' },
		{ kind: 'turn', turn: 'turn-000001' }
	] as const;
	for (const source of sources) {
		capture.open();
		capture.attach(source);
		write(capture, 'On écrit');
		void capture.note();
	}
	const [byVote, byTurn] = sources;
	expect(sent).toMatchObject([
		{ source: byVote, item: 'item-000001' },
		{ source: byTurn, item: 'item-000002' }
	]);
});

const resident = { kind: 'resident' } as const;
const floorOf = (turn: string, name: string): FloorView => ({
	...{ turn, label: { kind: 'name', name }, kind: 'speak', startedAt: 0 },
	...{ pausedAt: null, pausedMs: 0, allowedMs: 120_000 }
});
const said = (turn: string) => ({ kind: 'turn', turn }) as const;

describe('R30 what a note belongs to', () => {
	test('R30 it is who spoke when the form opened, whoever speaks when it is sent', () => {
		const stage = { floor: floorOf('turn-000001', 'Amina') };
		const capture = captureLine(stage);
		capture.choose('quote');
		stage.floor = floorOf('turn-000002', 'Bruno');
		write(capture, 'Onze jours sans ascenseur');
		void capture.note();
		expect(sent).toMatchObject([{ source: said('turn-000001') }]);
		write(capture, 'Chez nous aussi');
		void capture.note();
		expect(sent[1]).toMatchObject({ source: said('turn-000002') });
	});

	test('R30 it is the item on which the form opened', () => {
		const stage = { agenda: agendaAt(0) };
		const capture = captureLine(stage);
		capture.choose('decision');
		stage.agenda = agendaAt(1);
		write(capture, 'On écrit');
		void capture.note();
		expect(sent).toMatchObject([{ item: 'item-000001' }]);
	});

	test('R30 it stays through a closed form and a reload', () => {
		const stage = { floor: floorOf('turn-000001', 'Amina') };
		const before = captureLine(stage);
		before.choose('quote');
		write(before, 'Onze jours');
		before.close();
		stage.floor = floorOf('turn-000002', 'Bruno');
		const after = captureLine(stage);
		after.open();
		expect([after.draft.words, after.to.source]).toEqual(['Onze jours', said('turn-000001')]);
	});

	test('R30 one key leads through who speaks now, the last turns, and nothing', () => {
		const past = ['turn-00000a', 'turn-00000b'].map((id) => ({ id, label: resident, item: null, at: 0 }));
		const stage = { floor: floorOf('turn-000001', 'Amina'), past };
		const capture = captureLine(stage);
		capture.choose('quote');
		stage.floor = floorOf('turn-000002', 'Bruno');
		const seen = Array.from({ length: 5 }, () => {
			capture.attachNext();
			return capture.to.source;
		});
		const onStage = { kind: 'vote', vote: 'vote-0000001' };
		const over = ['turn-00000b', 'turn-00000a'].map(said);
		expect(seen).toEqual([said('turn-000002'), onStage, ...over, null]);
	});

	test('R30 a letter pressed again, with nothing written yet, takes who speaks now', () => {
		const stage = { floor: floorOf('turn-000001', 'Amina') };
		const capture = captureLine(stage);
		capture.choose('quote');
		stage.floor = floorOf('turn-000002', 'Bruno');
		capture.choose('quote');
		expect(capture.to.source).toEqual(said('turn-000002'));
		write(capture, 'Onze');
		stage.floor = floorOf('turn-000003', 'Chloé');
		capture.choose('question');
		expect(capture.to.source).toEqual(said('turn-000002'));
	});

	test('R30 a refused note is not mixed with words of somebody else, and comes back after them', async () => {
		const stage = { floor: floorOf('turn-000001', 'Amina') };
		const capture = captureLine(stage);
		write(capture, 'Onze jours');
		const noted = capture.note();
		stage.floor = floorOf('turn-000002', 'Bruno');
		write(capture, 'Chez nous');
		answer.resolve({ refused: 'not-saved' });
		await noted;
		expect([capture.draft.words, capture.waiting]).toEqual(['Chez nous', 1]);
		void capture.note();
		expect([capture.draft.words, capture.to.source, capture.waiting]).toEqual([
			...['Onze jours', said('turn-000001'), 0]
		]);
	});

	test('a decision that a result begins puts what was written aside, and gives it back', () => {
		const capture = captureLine({ floor: floorOf('turn-000001', 'Amina') });
		write(capture, 'Onze jours');
		const vote = { kind: 'vote', vote: 'vote-0000001' } as const;
		capture.begin({ ...emptyEntry('decision'), words: 'On écrit.' }, { source: vote, item: 'item-000001' });
		expect([capture.isOpen, capture.draft.words, capture.waiting]).toEqual([true, 'On écrit.', 1]);
		void capture.note();
		expect(sent).toMatchObject([{ kind: 'decision', words: 'On écrit.', source: vote, item: 'item-000001' }]);
		expect([capture.draft.words, capture.to.source]).toEqual(['Onze jours', said('turn-000001')]);
	});
});
