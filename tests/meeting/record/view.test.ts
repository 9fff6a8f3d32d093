import { describe, expect, test } from 'vitest';
import { timesNamed, viewOwnEntries } from '#meeting/record/view.ts';
import {
	agreed,
	entryId,
	idea,
	lines,
	name,
	official,
	quote,
	GivenRecord,
	roomOf,
	said,
	strike,
	taken,
	vote
} from '../../support/meeting/record.ts';

const first = entryId(1);
const resident = { kind: 'resident' };
const named = (of: string) => ({ kind: 'name', name: of });

describe('the switch of an entry', () => {
	test('R14 the switch names whoever said it, if they gave a first name and said that it may stand there', () => {
		const room = new GivenRecord();
		room.ask(said());
		expect(room.ask(name(first)).refused).toBe('no-name');
		room.names = { 'person-1': 'Nadia' };
		expect(room.ask(name(first)).refused).toBe('not-agreed');
		room.answers = { 'person-1': false };
		expect(room.ask(name(first)).refused).toBe('not-agreed');
		room.answers = { 'person-1': true };
		expect(room.ask(name(first)).refused).toBeNull();
		expect(room.entry(first).named).toBe(true);
		expect(room.ask(name(first))).toEqual({ refused: null, events: [] });
		room.ask(name(first, false));
		expect(room.entry(first).named).toBe(false);
	});
	test('R14 the switch names nobody if nobody is attached', () => {
		const room = new GivenRecord();
		room.ask(quote);
		expect(room.ask(name(first)).refused).toBe('no-name');
	});
	test('R14 the switch of an action is on from the start, and names whoever does it', () => {
		const room = roomOf({ 'person-1': 'Nadia' });
		room.ask(taken);
		expect(room.entry(first).named).toBe(true);
		room.ask(name(first, false));
		expect(room.ask(name(first)).refused).toBe('no-name');
		room.names = { 'person-2': 'Omar' };
		room.answers = { 'person-2': true };
		expect(room.ask(name(first)).refused).toBeNull();
	});
	test('R14 the switch names nobody for an action that nobody present does', () => {
		const room = roomOf({ 'person-1': 'Nadia' });
		room.ask({ ...said(), kind: 'action' });
		room.ask(name(first, false));
		expect(room.ask(name(first)).refused).toBe('no-name');
	});
	test.each([
		['another does it', { ...taken, who: { person: 'person-3' } }, true],
		['it is a quote now', quote, false]
	] as const)('R15 the switch is as at the start when %s', (_, { kind, words, ...more }, isOn) => {
		const room = new GivenRecord();
		room.names = { 'person-1': 'Nadia', 'person-2': 'Omar', 'person-3': 'Lila' };
		room.ask(taken);
		room.ask(agreed(first));
		const who = 'who' in more ? { who: more.who } : {};
		room.ask({ type: 'EditEntry', entry: first, kind, words, ...who });
		expect(room.entry(first)).toMatchObject({ named: isOn, aloud: false });
		expect(JSON.stringify(room.seen)).not.toMatch(/Nadia|Omar|Lila/);
	});
	test.each(['quote', 'decision', 'question'] as const)(
		'R15 whoever does it and said it agreed to be named for the action, and not beside a %s',
		(kind) => {
			const room = new GivenRecord();
			room.names = { 'person-1': 'Nadia' };
			room.answers = { 'person-1': false };
			room.ask({ ...taken, who: { person: 'person-1' } });
			room.ask(agreed(first));
			expect(JSON.stringify(room.seen)).toContain('Nadia');
			room.ask({ type: 'EditEntry', entry: first, kind, words: quote.words });
			expect(room.entry(first)).toMatchObject({ named: false, aloud: false });
			expect(JSON.stringify([room.seen, viewOwnEntries(room.record, 'person-1', room.sight)])).not.toContain(
				'Nadia'
			);
			expect(timesNamed(room.record, 'person-1', room.sight)).toBe(0);
		}
	);
	test('R15 the switch stays on through an edit of the words', () => {
		const room = roomOf({ 'person-1': 'Nadia' });
		room.ask(said());
		room.ask(name(first));
		room.ask({ type: 'EditEntry', entry: first, kind: 'question', words: 'Jusqu’à quand ?' });
		expect(room.entry(first).named).toBe(true);
	});
});

describe('agreed aloud', () => {
	test('P46 who does an action agrees aloud, for this action alone', () => {
		const room = new GivenRecord();
		room.names = { 'person-2': 'Omar' };
		room.answers = { 'person-2': false };
		room.ask(taken);
		room.ask(taken);
		expect(room.ask(agreed(first)).refused).toBeNull();
		expect(room.ask(agreed(first)).events).toEqual([]);
		const who = (label: object) => ({ kind: 'person', label });
		expect(room.seen.map((entry) => entry.who)).toEqual([who(named('Omar')), who(resident)]);
		expect(room.seenByStaff.map(({ aloud }) => aloud)).toEqual([true, false]);
	});
	test('P46 it can be taken back at any time: the switch stays on, and names them once they say yes', () => {
		const room = new GivenRecord();
		room.names = { 'person-2': 'Omar' };
		room.ask(taken);
		room.ask(agreed(first));
		expect(room.ask(name(first)).refused).toBeNull();
		expect(room.entry(first)).toMatchObject({ named: true, aloud: false });
		expect(JSON.stringify(room.seen)).not.toContain('Omar');
	});
	test('P46 only the person who does it agrees so: not who said a quote, and nobody without a first name', () => {
		const room = new GivenRecord();
		room.names = { 'person-1': 'Nadia' };
		room.ask(said());
		room.ask(taken);
		expect(room.ask(agreed(first)).refused).toBe('not-agreed');
		expect(room.ask(agreed(entryId(2))).refused).toBe('no-name');
	});
	test('P45 each phone is told beside how many entries its first name stands', () => {
		const room = roomOf({ 'person-1': 'Nadia', 'person-2': 'Omar' });
		room.answers = { 'person-1': true };
		const times = () => ['person-1', 'person-2'].map((each) => timesNamed(room.record, each, room.sight));
		room.ask(said());
		room.ask(said());
		room.ask(taken);
		expect(times()).toEqual([0, 0]);
		room.ask(name(first));
		room.ask(name(entryId(2)));
		room.ask(agreed(entryId(3)));
		expect(times()).toEqual([2, 1]);
		room.ask(strike(first));
		room.answers = { 'person-1': false };
		expect(times()).toEqual([0, 1]);
		room.names = {};
		expect(times()).toEqual([0, 0]);
	});
});

describe('what everybody reads', () => {
	test('R16 everybody reads each standing entry, in order', () => {
		const room = new GivenRecord();
		for (const line of Object.values(lines).slice(0, 6)) room.ask(line);
		room.ask(strike(entryId(2)));
		room.ask({ type: 'MoveEntry', entry: entryId(6), item: room.entry(first).item, after: null });
		expect(room.seen.map((entry) => entry.kind)).toEqual([
			'question',
			'quote',
			'action',
			'commitment',
			'disagreement'
		]);
	});
	test('R16 everybody reads its words, positions, date and official', () => {
		const room = new GivenRecord();
		room.ask(lines.commitment);
		room.ask(lines.disagreement);
		room.ask(lines.action);
		expect(room.seen).toMatchObject([
			{ words: quote.words, official, when: 'En mars', who: null },
			{ words: quote.words, against: lines.disagreement.against },
			{ who: { kind: 'group', group: 'Les voisins' }, when: 'Lundi' }
		]);
	});
	test('R16 everybody reads a name only if it was switched on for that entry', () => {
		const room = roomOf({ 'person-1': 'Nadia' });
		room.ask(said());
		room.ask(said());
		room.ask(name(first));
		const speakers = () => room.seen.map((entry) => entry.speaker);
		expect(speakers()).toEqual([named('Nadia'), resident]);
		room.answers = { 'person-1': false };
		expect(speakers()).toEqual([resident, resident]);
		room.answers = {};
		expect(speakers()).toEqual([resident, resident]);
		room.answers = { 'person-1': true };
		expect(speakers()).toEqual([named('Nadia'), resident]);
		room.names = {};
		expect(speakers()).toEqual([resident, resident]);
	});
	test('R16 everybody reads who does an action, and not who said it', () => {
		const room = new GivenRecord();
		room.names = { 'person-1': 'Nadia', 'person-2': 'Omar' };
		room.answers = { 'person-1': true };
		room.ask(taken);
		expect(room.seen[0]).toMatchObject({ speaker: resident, who: { kind: 'person', label: resident } });
		room.answers = { 'person-2': true };
		expect(room.seen[0]).toMatchObject({ speaker: resident, who: { kind: 'person', label: named('Omar') } });
		room.ask(name(first, false));
		expect(room.seen[0]).toMatchObject({ speaker: resident, who: { kind: 'person', label: resident } });
	});
	test('P47 a guest is named with the function beside what they said and what they do, whatever the switch says', () => {
		const room = new GivenRecord();
		room.guests = { 'person-1': official, 'person-2': official };
		room.ask(said());
		room.ask(taken);
		room.ask(name(entryId(2), false));
		const guest = { kind: 'guest', ...official };
		expect(room.seen[0]?.speaker).toEqual(guest);
		expect(room.seen[1]?.who).toEqual({ kind: 'person', label: guest });
		expect(room.seenByStaff.map(({ answer }) => answer)).toEqual(['none', 'none']);
	});
	test('R16 nobody reads the number of a card, a person or a turn', () => {
		const room = new GivenRecord();
		room.ask(taken);
		const seen = JSON.stringify(room.seen);
		for (const secret of ['card', 'person-', 'turn-']) expect(seen).not.toContain(secret);
	});
	test('R16 everybody reads the vote or the idea that an entry came from', () => {
		const room = new GivenRecord();
		room.ask({ ...quote, source: { kind: 'vote', vote } });
		room.ask({ ...quote, source: { kind: 'idea', idea } });
		room.ask(said());
		expect(room.seen.map((entry) => entry.source)).toEqual([
			{ kind: 'vote', vote },
			{ kind: 'idea', idea },
			null
		]);
	});
	test('R16 each phone shows what was noted of its own person', () => {
		const room = new GivenRecord();
		room.ask(said('turn-1'));
		room.ask(said('turn-2'));
		room.ask(said('turn-1'));
		room.ask(strike(first));
		const own = viewOwnEntries(room.record, 'person-1', room.sight);
		expect(own.map((entry) => entry.id)).toEqual([entryId(3)]);
		expect(JSON.stringify(own)).not.toContain('turn-');
	});
	test('R16 what somebody else does or an official promised is on no speaker’s phone', () => {
		const room = new GivenRecord();
		room.ask(taken);
		room.ask({ ...said(), kind: 'commitment', words: 'Répondre avant lundi', official });
		room.ask({ ...said(), kind: 'action', who: 'to-find' });
		const on = (person: string) => viewOwnEntries(room.record, person, room.sight).map((entry) => entry.id);
		expect(on('person-1')).toEqual([entryId(3)]);
		expect(on('person-2')).toEqual([entryId(1)]);
	});
});

describe('what staff see', () => {
	test('R17 staff see struck entries too, with their traces', () => {
		const room = new GivenRecord();
		room.ask(said());
		room.ask({ type: 'EditEntry', entry: first, kind: 'quote', words: 'Un an déjà' });
		room.ask(strike(first, 'Dit deux fois'));
		expect(room.seenByStaff).toMatchObject([
			{
				struck: true,
				by: 'scribe',
				source: { kind: 'turn', turn: 'turn-1' },
				traces: [
					{ what: 'edited', before: quote.words, reason: null },
					{ what: 'struck', before: null, reason: 'Dit deux fois' }
				]
			}
		]);
	});
	test('R17 staff see who does an action as the minutes will say it, and as it was noted', () => {
		const room = new GivenRecord();
		room.names = { 'person-2': 'Omar' };
		room.ask(taken);
		const { who } = room.seen[0] ?? {};
		expect(room.seenByStaff[0]).toMatchObject({ who, doer: { person: 'person-2' }, speaker: resident });
		room.ask(agreed(first));
		expect(room.seenByStaff[0]?.who).toEqual({ kind: 'person', label: named('Omar') });
	});
	test('R17 staff see whether a first name can be switched on, and what its owner said', () => {
		const room = roomOf({ 'person-1': 'Nadia', 'person-2': 'Omar', 'person-3': 'Lila', 'person-4': 'Ali' });
		room.answers = { 'person-1': true, 'person-2': false };
		room.ask(said('turn-1'));
		room.ask(taken);
		room.ask(said('turn-3'));
		room.ask(said('turn-5'));
		room.ask(quote);
		expect(room.seenByStaff.map(({ answer }) => answer)).toEqual(['yes', 'no', 'not-asked', 'none', 'none']);
		expect(room.seenByStaff.map(({ nameable }) => nameable)).toEqual([true, false, false, false, false]);
		expect(room.seenByStaff.map((entry) => entry.named)).toEqual([false, true, false, false, false]);
	});
});

describe('R23 what is late', () => {
	const lateness = (today: string | null, ...when: string[]) => {
		const room = new GivenRecord();
		for (const each of when) room.ask({ ...taken, when: each });
		room.today = today;
		room.day = '2026-11-22';
		return { all: room.seen.map(({ late }) => late), staff: room.seenByStaff.map(({ late }) => late) };
	};

	test('R23 an action is late once its day is over, and not on that day', () => {
		const due = ['2026-12-01', '2026-11-30', '2025-12-31'];
		expect(lateness('2026-11-30', ...due)).toEqual({
			all: [undefined, undefined, true],
			staff: [undefined, undefined, true]
		});
		expect(lateness('2026-12-01', ...due).all).toEqual([undefined, true, true]);
		expect(lateness(null, ...due).all).toEqual([undefined, undefined, undefined]);
	});

	test('R23 a day that is typed as people write it, with the day first, is late just so', () => {
		const due = ['01/12/2026', '30/11/2026', '29/11/2026', '5.2.2026'];
		expect(lateness('2026-11-30', ...due).all).toEqual([undefined, undefined, true, true]);
		expect(lateness('2026-12-01', ...due).all).toEqual([undefined, true, true, true]);
	});

	test('R23 a day without its year is late once the first such day after the meeting is over', () => {
		const due = ['29 novembre', '15/03', '1er mars', 'lundi'];
		expect(lateness('2026-11-30', ...due).all).toEqual([true, undefined, undefined, undefined]);
		expect(lateness('2027-03-16', ...due).all).toEqual([true, true, true, undefined]);
	});

	test('R21 a view says which day is meant, beside what was typed', () => {
		const room = new GivenRecord();
		room.day = '2026-11-22';
		room.ask({ ...taken, when: '15 mars' });
		room.ask({ ...taken, when: 'lundi' });
		expect(room.seen.map(({ when, due }) => [when, due])).toEqual([
			['15 mars', '2027-03-15'],
			['lundi', undefined]
		]);
	});

	test('R23 what was typed in words, or is no day, is never late', () => {
		const due = ['avant Noël', '2025-02-30', '', '2025', '30/02/2025', 'lundi', '01/02/25'];
		expect(lateness('2026-11-30', ...due).all).toEqual(due.map(() => undefined));
	});
});
