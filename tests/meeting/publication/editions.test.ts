import { describe, expect, test } from 'vitest';
import { correctedSince } from '#components/laptop/publication/corrected-since.ts';
import { asPublished } from '#meeting/as-published.ts';
import { extractOf } from '#meeting/extract/extract.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import { viewFor } from '#meeting/view.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { closedPlay, quoteId } from '#tests/support/meeting/publication.ts';
import { evening, names, stringsIn } from '#tests/support/meeting/evening.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

const notesIn = ({ sections }: Minutes) => sections.flatMap(({ notes }) => notes);
const source = { kind: 'entry', entry: quoteId } as const;
const toldIn = ({ meeting }: Play) => JSON.stringify([outsideOf(minutesOf(meeting, {})), extractOf(meeting)]);
const yes = { type: 'AnswerEntry', entry: quoteId, version: 1, answer: 'yes' } as const;

describe('D47 two editions', () => {
	test('D47 the outside one has the results, only the sentences with a yes, and a mark where one was taken back', () => {
		const play = closedPlay();
		const outside = () => notesIn(outsideOf(minutesOf(play.meeting, {}))).map(({ kind }) => kind);
		expect(notesIn(minutesOf(play.meeting, {})).map(({ kind }) => kind)).toEqual(['quote', 'decision']);
		expect(outside()).toEqual(['decision']);
		play.does(phone(1), yes);
		expect(outside()).toEqual(['quote', 'decision']);
		play.does(phone(1), { ...yes, answer: 'withdrawn' });
		const [mark] = notesIn(outsideOf(minutesOf(play.meeting, {})));
		expect(outside()).toEqual(['quote', 'decision']);
		expect(mark).toMatchObject({ words: null, speaker: { kind: 'resident' }, consent: 'withdrawn' });
	});

	test('R51 a sentence that was given another kind stays at the table without the yes of its speaker', () => {
		const play = closedPlay();
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un oubli' });
		const words = 'Onze jours sans ascenseur';
		play.does(scribe, { type: 'EditEntry', entry: quoteId, kind: 'decision', words });
		expect(toldIn(play)).not.toContain(words);
		play.does(phone(1), { ...yes, version: 2 });
		expect(toldIn(play)).toContain(words);
	});

	test.each(['a proposal', 'a note'])(
		'R52 a disagreement that came of a sentence goes as far as the sentence, by %s',
		(by) => {
			const play = closedPlay();
			const made = 'answer-00001';
			const positions = { words: 'Onze', against: 'Zéro' };
			const proposal = 'proposal-0001';
			if (by === 'a proposal') {
				play.does(phone(2), { type: 'ProposeCorrection', words: 'Zéro', entry: quoteId }, proposal);
				play.does(scribe, { type: 'AnswerCorrection', proposal, outcome: 'both', ...positions }, made);
			}
			play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un oubli' });
			if (by === 'a note')
				play.does(scribe, { type: 'NoteEntry', kind: 'disagreement', ...positions, source }, made);
			expect(toldIn(play)).not.toContain('Zéro');
			play.does(phone(1), yes);
			expect(toldIn(play)).toContain('Zéro');
			play.does(scribe, { type: 'EditEntry', entry: made, kind: 'decision', words: 'Zéro' });
			expect(toldIn(play)).toContain('Zéro');
			play.does(phone(1), { ...yes, answer: 'none' });
			expect(toldIn(play)).not.toContain('Zéro');
			play.does(phone(1), { ...yes, answer: 'withdrawn' });
			expect(JSON.stringify(play.meeting.record)).not.toContain('Zéro');
			expect(onShelf(play.meeting.record.entries, made)).toMatchObject({ withdrawn: true });
		}
	);

	test('D47 an evening with twelve quotes asks staff for no act beyond noting and closing', () => {
		const play = Play.open();
		const twelve = Array.from({ length: 12 }, (_, n) => `Parole ${n}`);
		for (const words of twelve) play.does(scribe, { type: 'NoteEntry', kind: 'quote', words });
		play.does(facilitator, { type: 'CloseMeeting' });
		const table = minutesOf(play.meeting, {});
		expect(notesIn(table).map(({ words }) => words)).toEqual(twelve);
		expect(notesIn(outsideOf(table))).toEqual([]);
		play.does(facilitator, { type: 'PublishMinutes', how: 'unread' });
	});

	test('D47 it tells of walls names and counts, and of corrections no words', () => {
		const table = minutesOf(evening, names);
		const outside = outsideOf(table);
		const [wall] = outside.sections.flatMap(({ walls }) => walls);
		const [inTable] = table.sections.flatMap(({ walls }) => walls);
		expect(wall?.groups.map(({ name, count, ideas }) => [name, count, ideas])).toEqual([
			['told-group', inTable?.groups[0]?.ideas.length, []]
		]);
		expect([wall?.alone, wall?.ungrouped]).toEqual([inTable?.ungrouped.length, []]);
		expect(outside.corrections.reopened).toHaveLength(1);
		expect(outside.corrections.changes).toEqual(table.corrections.changes);
		const told = stringsIn(outside, 'told-');
		for (const gone of ['told-reason-reopened', 'told-proposal-1', 'told-reason-refused'])
			expect(told).not.toContain(gone);
		expect(told).toContain('told-reason-version');
		expect(told.filter((text) => text.startsWith('told-idea-')).length).toBeLessThan(
			stringsIn(table, 'told-idea-').length
		);
	});

	test('D47 over random meetings it holds nothing that the table’s has not, and no idea but as a question or a result', () => {
		const met = { ideas: 0, quotes: 0 };
		for (const seed of [7, 77, 777, 5, 29, 311]) {
			const random = new RandomMeeting(seed);
			for (let step = 0; step < 480; step += 1) {
				random.step();
				if (step % 40 !== 0) continue;
				const table = minutesOf(random.meeting, random.names);
				const outside = outsideOf(table);
				const texts = new Set(stringsIn(table, ''));
				expect(stringsIn(outside, '').filter((text) => !texts.has(text) && text !== 'outside')).toEqual([]);
				const ideasIn = ({ sections }: Minutes) =>
					sections.flatMap(({ walls }) =>
						walls.flatMap(({ ungrouped, groups }) => [...ungrouped, ...groups.flatMap(({ ideas }) => ideas)])
					);
				expect(ideasIn(outside)).toEqual([]);
				met.ideas += ideasIn(table).length;
				for (const { kind, words, consent } of notesIn(outside))
					if (kind === 'quote') expect(consent).toBe(words === null ? 'withdrawn' : 'yes');
				met.quotes += notesIn(table).filter(({ kind }) => kind === 'quote').length;
			}
		}
		expect(Math.min(met.ideas, met.quotes)).toBeGreaterThan(3);
	});
});

describe('D48 a version', () => {
	function published(): { readonly play: Play; readonly then: Play['meeting'] } {
		const play = closedPlay();
		play.does(phone(1), yes);
		play.does(facilitator, { type: 'PublishMinutes', how: 'unread' });
		return { play, then: play.meeting };
	}
	const noteFor = ({ meeting }: Play) => {
		const view = viewFor(meeting, {}, presenceOf(meeting), 'staff', null);
		return correctedSince(view.meeting.versions, view.entries);
	};
	const textOf = (meeting: Play['meeting'], called = {}) =>
		JSON.stringify(outsideOf(minutesOf(meeting, called)));

	test('D48 is the meeting as it was when it was published', () => {
		const { play, then } = published();
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un oubli' });
		play.does(scribe, { type: 'EditEntry', entry: quoteId, kind: 'quote', words: 'Douze jours' });
		play.does(scribe, { type: 'NoteEntry', kind: 'decision', words: 'Revenir', item: null });
		expect(textOf(asPublished(then, play.meeting))).toBe(textOf(then));
	});

	test('D48 leaves out words that were withdrawn since', () => {
		const { play, then } = published();
		expect(textOf(then)).toContain('Onze jours');
		play.does(phone(1), { ...yes, answer: 'withdrawn' });
		expect(textOf(asPublished(then, play.meeting))).not.toContain('Onze jours');
	});

	test('D48 leaves out a sentence whose yes was taken back for these words, and keeps it where other words came since', () => {
		const { play, then } = published();
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un oubli' });
		const before = play.meeting;
		play.does(phone(1), { ...yes, answer: 'none' });
		expect(textOf(asPublished(then, play.meeting))).not.toContain('Onze jours');
		play.meeting = before;
		play.does(scribe, { type: 'EditEntry', entry: quoteId, kind: 'quote', words: 'Douze jours' });
		expect(textOf(asPublished(then, play.meeting))).toContain('Onze jours');
	});

	test.each(['now', 'after an edit'])(
		'D48 leaves out words that their speaker replaced, %s, until the next version',
		(when) => {
			const { play, then } = published();
			if (when !== 'now') {
				play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un oubli' });
				play.does(scribe, { type: 'EditEntry', entry: quoteId, kind: 'quote', words: 'Douze jours' });
				play.does(facilitator, { type: 'CloseMeeting' });
			}
			const version = when === 'now' ? 1 : 2;
			expect(noteFor(play)).toBeNull();
			play.does(phone(1), { ...yes, version, answer: 'corrected', words: 'Dix jours' });
			const first = textOf(asPublished(then, play.meeting));
			expect(first).not.toContain('Onze jours');
			expect(first).not.toContain('Dix jours');
			expect(noteFor(play)).toBe(1);
			play.does(facilitator, { type: 'PublishMinutes', how: 'unread', reason: 'Une parole corrigée' });
			expect(textOf(asPublished(play.meeting, play.meeting))).toContain('Dix jours');
			expect(noteFor(play)).toBeNull();
		}
	);

	test('D48 leaves out a first name that its owner does not want any more', () => {
		const play = closedPlay();
		const named = { 'person-00001': 'Samira' };
		const before = Play.open();
		before.meeting = play.meeting;
		const people = allOn(play.meeting.people.persons);
		expect(people).toHaveLength(2);
		play.meeting = {
			...play.meeting,
			people: {
				...play.meeting.people,
				persons: play.meeting.people.persons.map((page) =>
					Object.fromEntries(
						Object.entries(page).map(([key, person]) => [key, { ...person, named: true, inMinutes: true }])
					)
				)
			}
		};
		play.does(facilitator, { type: 'ReopenMeeting', reason: 'Un nom' });
		play.does(scribe, { type: 'NameEntry', entry: quoteId, named: true });
		play.does(phone(1), yes);
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(facilitator, { type: 'PublishMinutes', how: 'unread' });
		const then = play.meeting;
		expect(textOf(then, named)).toContain('Samira');
		play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false });
		expect(textOf(asPublished(then, play.meeting), named)).not.toContain('Samira');
	});
});
