import { describe, expect, test } from 'vitest';
import { emptyMeeting, type Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Section } from '#meeting/minutes/types.ts';
import { resultKinds } from '#meeting/record/kinds/kinds.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import { shelved } from '#tests/support/shelved.ts';
import { evening, midway, names, stringsIn } from '../../support/meeting/evening.ts';
import { closedAt, entry, six } from '../../support/meeting/evening-contents.ts';

const minutes = minutesOf(evening, names);
const live = minutesOf(midway, names);
const under = (id: string | null, { sections } = minutes): Section => {
	const section = sections.find((each) => (each.item?.id ?? null) === id);
	if (!section) throw new Error(`no section ${id}`);
	return section;
};
const note = (id: string) => {
	const found = minutes.sections.flatMap((section) => section.notes).find((each) => each.id === id);
	if (!found) throw new Error(`no note ${id}`);
	return found;
};

describe('everything', () => {
	test('D1 every standing entry, every vote and every wall appears once, under its item or under none', () => {
		const notes = minutes.sections.flatMap((section) => section.notes.map((each) => each.id));
		const kept = evening.record.order.filter((id) => !onShelf(evening.record.entries, id)?.struck);
		expect([...notes].sort()).toEqual([...kept].sort());
		const votes = evening.votes.order.filter((id) => evening.votes.votes[id]?.state !== 'prepared');
		const walls = evening.walls.order.filter((id) => evening.walls.walls[id]?.state !== 'prepared');
		expect(votes.length).toBeLessThan(evening.votes.order.length);
		expect(minutes.sections.flatMap((each) => each.votes.map(({ id }) => id))).toEqual(votes);
		expect(minutes.sections.flatMap((each) => each.walls.map(({ id }) => id))).toEqual(walls);
		expect(under(null).notes.map(({ id }) => id)).toEqual(['entry-question', 'entry-lost-item']);
		expect(minutes.sections.map((each) => each.item?.title ?? null)).toEqual([
			'told-item-welcome',
			'told-item-lifts',
			'told-item-ahead',
			null
		]);
	});

	test('D1 nothing lies outside the items: the minutes have no section for it', () => {
		expect(minutesOf(emptyMeeting, {}).sections).toEqual([]);
	});

	test('D2 everything that the meeting shows is in its minutes', () => {
		expect(stringsIn(minutes, 'told-')).toEqual(stringsIn({ evening, names }, 'told-'));
	});

	test.each([
		['closed', minutes],
		['open', live],
		['prepared', minutesOf({ ...midway, about: { ...midway.about, phase: 'preparing' } }, names)]
	])('D3 the minutes hold nothing that must stay hidden: %s', (_, each) => {
		expect(stringsIn({ evening, midway, names }, 'hush-').length).toBeGreaterThan(30);
		expect(JSON.stringify(each)).not.toContain('hush-');
	});
});

describe('names', () => {
	test('D4 a first name stands beside an entry whose switch is on, if its owner agreed and it was not forgotten', () => {
		expect(note('entry-named').speaker).toEqual({ kind: 'name', name: 'told-Samira' });
		expect(note('entry-off').speaker).toEqual({ kind: 'resident' });
		expect(note('entry-forgotten').speaker).toEqual({ kind: 'resident' });
		expect(note('entry-unasked').speaker).toEqual({ kind: 'resident' });
		expect(JSON.stringify(minutesOf(evening, {}))).not.toContain('told-Samira');
	});

	test('D4 the switch of an action names whoever does it, not whoever said it', () => {
		const who = { person: 'hush-person-2' };
		const action = entry('entry-a', { kind: 'action', who, named: true, aloud: true });
		const meeting: Meeting = {
			...evening,
			record: { ...evening.record, entries: shelved([action]), order: [action.id] }
		};
		const [named] = under('item-2', minutesOf(meeting, names)).notes;
		expect(named?.who).toEqual({ kind: 'name', name: 'hush-Joseph' });
		expect(named?.speaker).toEqual({ kind: 'resident' });
	});

	test('D5 an official stands with name and function, beside the commitment', () => {
		const martin = { name: 'told-Martin', role: 'told-landlord' };
		expect(note('entry-promise').official).toEqual(martin);
		expect(minutes.frame.officials).toEqual([martin]);
	});

	test('P51 a guest stands with name and function beside what they said, and once at the head, apart from who only promised', () => {
		const dupuis = { name: 'told-Dupuis', role: 'told-mayor' };
		expect(note('entry-guest').speaker).toEqual({ kind: 'guest', ...dupuis });
		expect(minutes.frame.guests).toEqual([dupuis]);
		const promise = entry('entry-p', { kind: 'commitment', official: dupuis });
		const record = { ...evening.record, entries: shelved([promise]), order: [promise.id] };
		expect(minutesOf({ ...evening, record }, names).frame).toMatchObject({ guests: [dupuis], officials: [] });
	});

	test('D5 the official of a struck commitment is not named', () => {
		const entries = shelved(allOn(evening.record.entries).map((each) => ({ ...each, struck: true })));
		const struck = minutesOf({ ...evening, record: { ...evening.record, entries } }, names);
		expect(JSON.stringify(struck)).not.toContain('told-Martin');
	});
});

describe('counts', () => {
	test('D6 people present are counted, with how they came in, and never listed', () => {
		expect(minutes.frame).toMatchObject({
			present: 38,
			counted: true,
			arrivals: { phone: 3, card: 1, someone: 1 },
			heard: 3
		});
		const uncounted = { ...midway, people: { ...midway.people, counted: null } };
		expect(minutesOf(uncounted, names).frame).toMatchObject({ present: 5, counted: false });
	});

	test('D7 speech is told for the room: turns, different people, time, overruns, changes of the order', () => {
		expect(under('item-2').speech).toEqual({
			turns: 4,
			technical: 1,
			people: 2,
			guests: 1,
			ms: 500_000,
			over: { turns: 1, ms: 30_000 },
			reordered: 2,
			round: 1,
			speaking: false
		});
		expect(under(null).speech).toMatchObject({ turns: 1, people: 1, reordered: 1 });
		expect(under('item-2', live).speech.speaking).toBe(true);
	});

	test('D25 a tour de table that was held is told under its item, whatever the rule of the item', () => {
		expect(under('item-2').item?.rule).not.toBe('round');
		expect([under('item-2'), under(null)].map(({ speech }) => speech.round)).toEqual([1, 0]);
	});

	test('D8 ideas in = ideas out: in a group, alone, or counted as hidden, waiting or withdrawn', () => {
		const [wall] = under('item-2').walls;
		expect(wall).toMatchObject({
			came: 7,
			channels: { phone: 1, hand: 2, paper: 2, scribe: 2 },
			hidden: 1,
			waiting: 1,
			withdrawn: { author: 1, staff: 1 }
		});
		expect(wall?.groups.map((group) => [group.name, group.ideas.map(({ words }) => words)])).toEqual([
			['told-group', ['told-idea-1', 'told-idea-2']]
		]);
		expect(wall?.ungrouped.map(({ words }) => words)).toEqual(['told-idea-3']);
	});

	test('D3 no idea and no group of a hidden wall is shown, and D8 all are counted', () => {
		const walls = Object.entries(evening.walls.walls).map(([id, wall]) => [id, { ...wall, hidden: true }]);
		const hidden = { ...evening.walls, walls: Object.fromEntries(walls) as typeof evening.walls.walls };
		const [wall] = under('item-2', minutesOf({ ...evening, walls: hidden }, names)).walls;
		expect(wall).toMatchObject({ came: 7, groups: [], ungrouped: [], hidden: 4, waiting: 1 });
	});
});

describe('words taken back', () => {
	test('D9 an entry made of an idea has the idea’s words, and loses them with it', () => {
		expect(note('entry-idea').words).toBe('told-idea-1');
		expect(note('entry-withdrawn').words).toBeNull();
	});

	test('D9 a question made of an idea loses its words too', () => {
		const questions = under('item-2').votes.map(({ question }) => question);
		expect(questions).toEqual(['told-question-vote-1', 'told-question-vote-2', 'told-idea-1', null]);
	});
});

describe('votes', () => {
	test('D10 every closed round is told, with cast, present, channels, and counts in the order of the options', () => {
		const [approval] = under('item-2').votes;
		expect(approval?.rounds.map(({ round, cast, present }) => [round, cast, present])).toEqual([
			[1, 3, 38],
			[2, 34, 38]
		]);
		expect(approval?.rounds[1]).toMatchObject({
			channels: { phone: 29, hand: 5, paper: 0, scribe: 0 },
			counts: [
				{ option: 'for', count: 26 },
				{ option: 'against', count: 5 },
				{ option: 'abstain', count: 3 },
				{ option: 'none', count: 0 }
			]
		});
	});

	test('V19 a round that lost secret ballots tells how many, beside its counts', () => {
		const known = evening.votes.votes['vote-2'];
		const results = known?.results.map((result) => ({ ...result, lost: 4 })) ?? [];
		const votes = {
			...evening.votes,
			votes: { ...evening.votes.votes, ...(known && { 'vote-2': { ...known, results } }) }
		};
		const told = minutesOf({ ...evening, votes }, names).sections.flatMap((section) => section.votes);
		expect(told.find(({ id }) => id === 'vote-2')?.rounds).toMatchObject([{ cast: 2, lost: 4 }]);
		expect(told.find(({ id }) => id === 'vote-1')?.rounds[0]).not.toHaveProperty('lost');
	});

	test('D11 an open vote tells how many have answered, and no choice', () => {
		const open = under('item-2', live).votes.at(-1);
		expect(open).toMatchObject({ state: 'open', answered: 7, rounds: [] });
		expect(JSON.stringify(open)).not.toMatch(/counts|choice|ballots|hands/);
	});
});

describe('time', () => {
	test('D12 an item tells planned and spent time, and since when it runs', () => {
		expect(under('item-2').item).toMatchObject({
			plannedMinutes: 40,
			spentMs: 2_100_000,
			since: null,
			state: 'done'
		});
		expect(under('item-2', live).item).toMatchObject({ since: six, state: 'now' });
		expect(under('item-3').item).toMatchObject({ spentMs: 0, state: 'ahead' });
		expect(minutes.frame.rules).toEqual(['list', 'first-in-meeting']);
	});
});

describe('the end of the minutes', () => {
	test('D13 decisions, actions, commitments, disagreements and questions are named by kind, in their order', () => {
		expect(minutes.gathered).toEqual({
			...Object.fromEntries(resultKinds.map((kind) => [kind, []])),
			decision: ['entry-decision'],
			action: ['entry-action', 'entry-group', 'entry-to-find'],
			commitment: ['entry-promise-2', 'entry-promise'],
			disagreement: ['entry-disagreement'],
			question: ['entry-question', 'entry-lost-item']
		});
	});

	test('D14 a struck entry is told with its reason and without its words', () => {
		expect(minutes.corrections.struck).toEqual([
			{
				kind: 'quote',
				item: 'item-2',
				at: closedAt + 360_000,
				by: 'scribe',
				reason: 'told-reason-struck'
			}
		]);
	});

	test('D15 each reopening, and each change of the record after the end, is told', () => {
		expect(minutes.corrections.takenBack).toEqual([{ closedAt: closedAt - 540_000, at: closedAt - 420_000 }]);
		expect(minutes.corrections.reopened).toEqual([
			{ at: closedAt + 300_000, reason: 'told-reason-reopened' }
		]);
		expect(minutes.corrections.changes).toEqual([
			{ what: 'noted', kind: 'quote', item: 'item-2', at: closedAt + 420_000, by: 'scribe' },
			{ what: 'edited', kind: 'quote', item: 'item-2', at: closedAt + 480_000, by: 'facilitator' }
		]);
		expect(note('entry-late').afterwards).toBe(true);
		expect(live.corrections.changes).toEqual([]);
	});
});
