// The line that captures what is said: it is free for the next note at once, and gives back what was refused.
import { beforeEach, expect, test } from 'vitest';
import { Capture } from '#components/laptop/record/capture.svelte.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { Answer } from '#live/wire.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const play = Play.open();
const sent: unknown[] = [];
let answer = Promise.withResolvers<Answer>();
function captureLine(more: Partial<Pick<StaffView, 'past'>> = {}): Capture {
	const line: DeskLine = {
		view: { ...viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null), ...more },
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
	const past = [{ id: 'turn-000001', label: { kind: 'resident' }, item: 'item-000002', at: 0 }] as const;
	const capture = captureLine({ past });
	const sources = [
		{ kind: 'vote', vote: 'vote-0000001' },
		{ kind: 'turn', turn: 'turn-000001' }
	] as const;
	for (const source of sources) {
		capture.attached = source;
		write(capture, 'On écrit');
		void capture.note();
	}
	const [byVote, byTurn] = sources;
	expect(sent).toMatchObject([
		{ source: byVote, item: 'item-000001' },
		{ source: byTurn, item: 'item-000002' }
	]);
});
