import { describe, expect, test } from 'vitest';
import { entryKinds } from '#meeting/record/kinds/kinds.ts';
import { lendsWords } from '#meeting/record/source-kinds.ts';
import type { Source } from '#meeting/record/state.ts';
import { onShelf } from '#stream/shelf.ts';
import { facilitator, Play, scribe } from '#tests/support/meeting-play.ts';
import { shelved } from '#tests/support/shelved.ts';
import {
	entryId,
	idea,
	ideaWords,
	item1,
	item2,
	lines,
	nothingElse,
	official,
	quote,
	GivenRecord,
	said,
	vote
} from '../../support/meeting/record.ts';

const ofIdea = { type: 'NoteEntry', kind: 'decision', source: { kind: 'idea', idea } } as const;

describe('a quote in quotation marks', () => {
	test.each([
		['« Ça fait trois ans »', 'Ça fait trois ans'],
		['"Ça fait trois ans"', 'Ça fait trois ans'],
		['“Three years.”', 'Three years.'],
		['« Oui », dit-il, « toujours »', '« Oui », dit-il, « toujours »'],
		['Il a dit « jamais »', 'Il a dit « jamais »'],
		['« »', '« »']
	])('R19 %s', (said, kept) => {
		expect(new GivenRecord().note({ ...quote, words: said }).words).toBe(kept);
	});
	test('R19 an idea’s words within marks are still the idea’s words', () => {
		const words = '« Des bancs »';
		const around = { ideaOf: () => ({ item: item1, person: null, words }) };
		const room = new GivenRecord();
		const entry = room.note({ ...quote, words, source: { kind: 'idea', idea } }, around);
		expect(entry.words).toBeNull();
	});
	test('R19 a decision keeps its marks', () => {
		expect(new GivenRecord().note({ type: 'NoteEntry', kind: 'decision', words: '« Rosiers »' }).words).toBe(
			'« Rosiers »'
		);
	});
});

describe('what a line is made of', () => {
	test('R1 a quote holds everything that surrounds it', () => {
		const room = new GivenRecord();
		room.ask(quote);
		expect(room.record).toEqual({
			entries: shelved([
				{
					id: entryId(1),
					kind: 'quote',
					item: item1,
					source: null,
					person: null,
					...nothingElse,
					words: quote.words,
					named: false,
					aloud: false,
					at: 1000,
					by: 'scribe',
					struck: false,
					version: 1,
					answer: null,
					slip: null,
					withdrawn: false,
					traces: []
				}
			]),
			order: [entryId(1)],
			notedAt: 1000,
			slips: 0
		});
	});
	test.each(entryKinds)('R1 %s keeps what belongs to it and drops the rest', (kind) => {
		const everything = { ...quote, against: 'Non', who: { group: 'Les voisins' }, when: 'Lundi', official };
		const own = {
			quote: {},
			decision: {},
			question: {},
			disagreement: { against: 'Non' },
			action: { who: { group: 'Les voisins' }, when: 'Lundi' },
			commitment: { when: 'Lundi', official }
		}[kind];
		const { against, who, when, official: named } = new GivenRecord().note({ ...everything, kind });
		expect({ against, who, when, official: named }).toEqual({ ...nothingElse, ...own });
	});
	test.each(entryKinds)('R2 %s needs words', (kind) => {
		const wordless = { ...lines[kind], words: undefined };
		expect(new GivenRecord().ask(wordless).refused).toBe('no-words');
		expect(new GivenRecord().ask({ ...wordless, source: { kind: 'turn', turn: 'turn-1' } }).refused).toBe(
			'no-words'
		);
	});
	test('R2 an entry made of an idea needs no words of its own', () => {
		const room = new GivenRecord();
		expect(room.note(ofIdea).words).toBeNull();
		expect(room.seen[0]?.words).toBe(ideaWords);
	});
	test('R3 a disagreement needs both positions, also when it comes from an idea', () => {
		expect(new GivenRecord().ask({ ...quote, kind: 'disagreement' }).refused).toBe('no-words');
		expect(new GivenRecord().ask({ ...ofIdea, kind: 'disagreement' }).refused).toBe('no-words');
		expect(new GivenRecord().note({ ...ofIdea, kind: 'disagreement', against: 'Non' }).against).toBe('Non');
	});
	test('R4 an action may still look for its person and its date', () => {
		const room = new GivenRecord();
		expect(room.note({ ...quote, kind: 'action' })).toMatchObject({ who: 'to-find', when: '' });
		expect(room.note({ ...quote, kind: 'action', who: { person: 'person-1' } }).who).toEqual({
			person: 'person-1'
		});
		expect(room.ask({ ...quote, kind: 'action', who: { person: 'nobody' } }).refused).toBe('person-unknown');
	});
	test('R5 a commitment has its official, and may have no date', () => {
		const room = new GivenRecord();
		expect(room.ask({ ...quote, kind: 'commitment' }).refused).toBe('no-words');
		expect(room.note({ ...quote, kind: 'commitment', official })).toMatchObject({ official, when: '' });
	});
});

describe('what a line is attached to', () => {
	test('R6 a line is attached to what it names, else to nothing', () => {
		const room = new GivenRecord();
		expect(room.note(said()).source).toEqual({ kind: 'turn', turn: 'turn-1' });
		const byVote = { kind: 'vote', vote } as const;
		expect(room.note({ ...quote, source: byVote }).source).toEqual(byVote);
		expect([room.note(quote).source, room.note({ ...quote, source: null }).source]).toEqual([null, null]);
	});
	test('R6 a line that names nothing is not given to whoever speaks when it arrives', () => {
		const play = Play.open();
		play.does(scribe, { type: 'GiveCard', number: 7 }, 'card-000007');
		play.does(scribe, { type: 'RaiseHand', kind: 'speak', for: { person: 'card-000007' } }, 'turn-000007');
		play.does(facilitator, { type: 'CallNext', after: null });
		play.does(scribe, quote, 'entry-000001');
		expect(onShelf(play.meeting.record.entries, 'entry-000001')).toMatchObject({
			source: null,
			person: null
		});
	});
	test('R6 a line stays attached to a turn whose call was taken back', () => {
		const play = Play.open();
		play.does(scribe, { type: 'GiveCard', number: 7 }, 'card-000007');
		play.does(scribe, { type: 'RaiseHand', kind: 'speak', for: { person: 'card-000007' } }, 'turn-000007');
		play.does(facilitator, { type: 'CallNext', after: null });
		play.does(facilitator, { type: 'UndoNext', turn: 'turn-000007' });
		play.does(scribe, said('turn-000007'), 'entry-000001');
		expect(onShelf(play.meeting.record.entries, 'entry-000001')?.person).toBe('card-000007');
	});
	test('R6 a line is not attached to anything unknown', () => {
		const room = new GivenRecord();
		const refusal = (source: Source) => room.ask({ ...quote, source }).refused;
		expect(refusal({ kind: 'turn', turn: 'none' })).toBe('turn-unknown');
		expect(refusal({ kind: 'vote', vote: 'vote-000009' })).toBe('vote-unknown');
		expect(refusal({ kind: 'idea', idea: 'idea-000009' })).toBe('idea-unknown');
		room.withdrawn = true;
		expect(refusal({ kind: 'idea', idea })).toBe('idea-withdrawn');
	});
	test('R7 a line is the words of the person whose turn or idea it is attached to', () => {
		const room = new GivenRecord();
		expect(room.note(said()).person).toBe('person-1');
		expect(room.note(said(), { personOfTurn: () => null }).person).toBeNull();
		expect(room.note(ofIdea).person).toBe('person-idea');
		expect(room.note({ ...quote, source: { kind: 'vote', vote } }).person).toBeNull();
		expect(room.note(quote).person).toBeNull();
	});
	test('R8 a line stands under the current item, or under the one that it names', () => {
		const room = new GivenRecord();
		expect(room.note(ofIdea).item).toBe(item1);
		expect(room.note(ofIdea, { current: null }).item).toBe(item2);
		expect(room.note(quote, { current: null }).item).toBeNull();
		expect(room.note({ ...quote, item: item2 }).item).toBe(item2);
		expect(room.note({ ...ofIdea, item: null }).item).toBeNull();
		expect(room.ask({ ...quote, item: 'item-000009' }).refused).toBe('item-unknown');
	});
});

describe('the words of an idea', () => {
	const edit = { type: 'EditEntry', entry: entryId(1), kind: 'decision' } as const;

	test.each<Source>([
		{ kind: 'turn', turn: 'turn-1' },
		{ kind: 'vote', vote },
		{ kind: 'idea', idea }
	])('R9 an entry needs no words of its own only if its source lends some: $kind', (source) => {
		const asked = { type: 'NoteEntry', kind: 'decision', source } as const;
		expect(new GivenRecord().ask(asked).refused === null).toBe(lendsWords(source));
	});
	test('R9 an idea’s words are not copied, even if they were sent along', () => {
		const room = new GivenRecord();
		room.ask({ ...ofIdea, words: ideaWords });
		room.ask({ ...edit, kind: 'question', words: ideaWords });
		expect(room.entry(entryId(1))).toMatchObject({ kind: 'question', words: null });
		expect(JSON.stringify(room.record)).not.toContain(ideaWords);
	});
	test('R9 an idea’s words go when it is withdrawn, from the traces as well', () => {
		const room = new GivenRecord();
		room.ask(ofIdea);
		room.ask({ ...edit, words: 'Trois bancs' });
		expect(room.seenByStaff[0]?.traces[0]?.before).toBe(ideaWords);
		room.withdrawn = true;
		expect(room.seen[0]?.words).toBe('Trois bancs');
		expect(room.seenByStaff[0]?.traces[0]?.before).toBeNull();
		const other = new GivenRecord();
		other.ask(ofIdea);
		other.withdrawn = true;
		expect(other.seen[0]?.words).toBeNull();
	});
	test('R9 an edit without words brings an idea’s words back while the idea has them', () => {
		const room = new GivenRecord();
		room.ask({ ...ofIdea, words: 'Trois bancs' });
		expect(room.ask(edit).refused).toBeNull();
		expect(room.seen[0]?.words).toBe(ideaWords);
		room.withdrawn = true;
		expect(room.ask(edit).refused).toBe('no-words');
		expect(room.ask({ ...edit, words: 'Trois bancs' }).refused).toBeNull();
	});
});
