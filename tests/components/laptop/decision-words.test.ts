// R32. What a vote led to, in words, and the options that the groups of a wall become.
import { expect, test } from 'vitest';
import { preparedHere, pressVote } from '#components/laptop/vote/vote-acts.ts';
import { decisionWords } from '#components/laptop/record/decision-words.ts';
import { groupOptions } from '#components/laptop/wall/group-options.ts';
import type { StaffWords } from '#i18n/staff-words.ts';
import { createTranslator } from '#i18n/translator.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import { longestOption } from '#meeting/limits.ts';
import { viewFor } from '#meeting/view.ts';
import type { GroupView, IdeaView } from '#meeting/wall/view.ts';
import fr from '#messages/fr/staff.json' with { type: 'json' };
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

const words: StaffWords = {
	t: createTranslator<'staff'>('fr', fr),
	label: () => '',
	inSentence: () => '',
	called: () => '',
	calledInSentence: () => '',
	reason: () => '',
	dayAt: () => '',
	code: 'fr',
	time: () => '',
	day: (day) => day,
	when: ({ when }) => when
};
const viewOf = (play: Play) => viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
const ask = { type: 'PrepareVote', question: 'Écrire au bailleur ?', kind: 'approval' } as const;

test('R32 a decision says how many chose each answer, how many answered and how many were present', () => {
	const play = Play.open();
	play.does(facilitator, { type: 'CountPresent', present: 19 });
	play.does(facilitator, { ...ask, options: [], open: true }, 'vote-0000001');
	const counts = { for: 12, against: 1, abstain: 2, none: 0 };
	play.does(facilitator, { type: 'CountHands', vote: 'vote-0000001', round: 1, counts });
	play.does(facilitator, { type: 'CloseVote', vote: 'vote-0000001', round: 1 });
	const [vote] = viewOf(play).votes;
	const said = vote ? decisionWords(words, vote).replace(/\s+/gu, ' ') : '';
	expect(said).toMatch(/^Écrire au bailleur \? Pour : 12, Contre : 1, /);
	expect(said).toContain('15 personnes ont répondu sur 19 présentes.');
	expect(said).not.toContain('%');
});

test('R32 below five answers a decision holds the question alone, because its words go further than the result', () => {
	const play = Play.open();
	play.does(facilitator, { ...ask, options: [], open: true }, 'vote-0000001');
	const counts = { for: 2, against: 1, abstain: 1, none: 0 };
	play.does(facilitator, { type: 'CountHands', vote: 'vote-0000001', round: 1, counts });
	play.does(facilitator, { type: 'CloseVote', vote: 'vote-0000001', round: 1 });
	const [vote] = viewOf(play).votes;
	expect(vote && decisionWords(words, vote)).toBe('Écrire au bailleur ?');
});

test('V opens the one vote that was prepared on the current item, asks which if there are several, else for a new one', () => {
	const play = Play.open();
	const sent: unknown[] = [];
	const asked: string[] = [];
	const line: DeskLine = {
		get view() {
			return viewOf(play);
		},
		...{ status: 'live', now: 0 },
		send: (command) => {
			sent.push(command);
			return Promise.resolve({ version: 1 });
		}
	};
	const desk = new Desk(line, 'token', 'facilitator');
	const press = () => {
		pressVote(desk, { improvise: () => asked.push('new'), choose: () => asked.push('which') });
	};
	play.does(facilitator, { type: 'AddItem', title: 'Les ascenseurs' }, 'item-000002');
	play.does(facilitator, { type: 'ShowStage', stage: { kind: 'item', item: 'item-000001' } });
	press();
	play.does(facilitator, { ...ask, options: [], item: 'item-000002' }, 'vote-elsewhere');
	press();
	play.does(facilitator, { ...ask, options: [], item: 'item-000001' }, 'vote-0000001');
	press();
	play.does(facilitator, { ...ask, options: [], item: 'item-000001' }, 'vote-0000002');
	press();
	expect(asked).toEqual(['new', 'new', 'which']);
	expect(sent).toEqual([{ type: 'OpenVote', vote: 'vote-0000001' }]);
	expect(preparedHere(desk)).toHaveLength(2);
});

test('groups become options: by their name, else by their first idea, cut to fit, and no two alike', () => {
	const group = (id: string, name: string): GroupView => ({ id, wall: 'wall', name, ideas: [] });
	const idea = (words: string): IdeaView => ({
		id: words,
		wall: 'wall',
		words,
		state: 'shown',
		group: null,
		channel: 'phone',
		at: 0,
		shownAt: 0
	});
	const ideas: Readonly<Record<string, readonly IdeaView[]>> = {
		a: [idea('Un banc')],
		b: [idea('x'.repeat(90))],
		c: [idea('Deux bancs')],
		d: [],
		e: [idea('Trois')]
	};
	const groups = [
		group('a', 'Bancs'),
		group('b', ''),
		group('c', 'Bancs'),
		group('d', 'Vide'),
		group('e', 'Bancs')
	];
	const options = groupOptions(groups, (id) => ideas[id] ?? []);
	expect(options).toEqual(['Bancs', `${'x'.repeat(longestOption - 1)}…`, 'Bancs (2)', 'Bancs (3)']);
});
