// The one question about a sentence.
import { describe, expect, test } from 'vitest';
import type { RecordAround } from '#meeting/record/around.ts';
import type { RecordCommand } from '#meeting/record/commands.ts';
import { personOwning } from '#meeting/record/attribution.ts';
import { hasYes, isReadBack } from '#meeting/record/consent.ts';
import { entryKinds } from '#meeting/record/kinds/kinds.ts';
import { viewDecided } from '#meeting/record/view.ts';
import {
	entryId,
	GivenRecord,
	idea,
	ideaWords,
	lines,
	name,
	quote,
	said,
	strike
} from '../../support/meeting/record.ts';

type Answer = Extract<RecordCommand, { type: 'AnswerEntry' }>;
const first = entryId(1);
const speaker: Partial<RecordAround> = { staff: false, author: 'person-1' };
const say = (answer: Answer['answer'], more: Partial<Answer> = {}): Answer => ({
	type: 'AnswerEntry',
	entry: first,
	version: 1,
	answer,
	...more
});
const edit = { type: 'EditEntry', entry: first, kind: 'quote', words: 'On attend depuis deux ans' } as const;
const consent = (room: GivenRecord) => room.seenByStaff[0]?.consent;
/** One sentence, noted from the turn of `person-1`. */
function noted(): GivenRecord {
	const room = new GivenRecord();
	room.ask(said());
	return room;
}

describe('the question', () => {
	test('R40 a yes is kept as the list of its uses, with its version, its way and its time', () => {
		const room = noted();
		expect(consent(room)).toBe('noted');
		room.ask(say('yes'), speaker);
		expect(room.entry(first).answer).toEqual({
			version: 1,
			uses: ['minutes', 'outside'],
			how: 'phone',
			at: 2000
		});
		expect(consent(room)).toBe('yes');
		expect(room.ask(say('yes'), speaker).events).toEqual([]);
	});
	test.each(entryKinds.filter((kind) => kind !== 'quote'))('R40 nobody is asked for a %s', (kind) => {
		const room = new GivenRecord();
		room.ask({ ...lines[kind], source: said().source });
		for (const answer of ['yes', 'corrected', 'withdrawn', 'none'] as const)
			expect(room.ask(say(answer, { words: 'Autre' }), speaker).refused).toBe('not-asked');
		expect(consent(room)).toBeNull();
	});
	test('R40 there is no sentence to answer for', () => {
		expect(new GivenRecord().ask(say('yes')).refused).toBe('entry-unknown');
	});
});

describe('who answers', () => {
	test('R41 a resident answers for their own words alone', () => {
		const room = noted();
		expect(room.ask(say('yes'), { staff: false, author: 'person-2' }).refused).toBe('not-yours');
		expect(room.ask(say('withdrawn'), { staff: false, author: null }).refused).toBe('not-yours');
		room.ask(quote);
		const nobodys = say('yes', { entry: entryId(4) });
		expect(room.ask(nobodys, { staff: false, author: null }).refused).toBe('not-yours');
		expect(room.ask(nobodys).refused).toBeNull();
	});
	test.each([
		[undefined, 'desk'],
		['desk', 'desk'],
		['aloud', 'aloud']
	] as const)('R41 staff write down an answer that came %s', (how, kept) => {
		const room = noted();
		room.ask(say('yes', { ...(how && { how }) }));
		expect(room.seenByStaff[0]?.answered).toEqual({ how: kept, at: 2000 });
	});
	test('R41 a phone cannot say that its answer came another way', () => {
		const room = noted();
		room.ask(say('yes', { how: 'aloud' }), speaker);
		expect(room.entry(first).answer?.how).toBe('phone');
	});
});

describe('other words', () => {
	test('R42 the speaker’s own words are a new version with its yes, and the former text stays in the trace', () => {
		const room = noted();
		room.ask(say('corrected', { words: '« On attend depuis neuf mois »' }), speaker);
		const entry = room.entry(first);
		expect([entry.words, entry.version, hasYes(entry)]).toEqual(['On attend depuis neuf mois', 2, true]);
		expect(room.seenByStaff[0]?.traces).toMatchObject([{ what: 'corrected', before: quote.words }]);
	});
	test('R42 the same words are a yes, and no version', () => {
		const room = noted();
		room.ask(say('corrected', { words: quote.words }), speaker);
		expect([room.entry(first).version, consent(room)]).toEqual([1, 'yes']);
		expect(room.entry(first).traces).toEqual([]);
	});
	test('R42 other words are needed', () => {
		expect(noted().ask(say('corrected'), speaker).refused).toBe('no-words');
	});
	test('R42 words that an idea lent become the speaker’s own', () => {
		const room = new GivenRecord();
		const own = { staff: false, author: 'person-idea' };
		room.ask({ type: 'NoteEntry', kind: 'quote', source: { kind: 'idea', idea } });
		room.ask(say('corrected', { words: ideaWords }), own);
		expect(room.entry(first)).toMatchObject({ words: null, version: 1 });
		expect(consent(room)).toBe('yes');
		room.ask(say('corrected', { words: 'Des bancs' }), own);
		expect(room.entry(first)).toMatchObject({ words: 'Des bancs', version: 2 });
	});
});

test('R20 an edit that has not seen the speaker’s own words is refused', () => {
	const room = noted();
	room.ask(say('corrected', { words: 'On attend depuis neuf mois' }), speaker);
	expect(room.ask({ ...edit, seen: 0 }).refused).toBe('entry-changed');
	expect(room.ask({ ...edit, seen: 1 }).refused).toBeNull();
});

describe('a yes and its version', () => {
	test('R43 an edit by staff puts a sentence back to noted', () => {
		const room = noted();
		room.ask(say('yes'), speaker);
		room.ask(edit);
		expect([consent(room), room.entry(first).version]).toEqual(['noted', 2]);
		expect(room.ask(say('yes'), speaker).refused).toBe('entry-changed');
		room.ask(say('yes', { version: 2 }), speaker);
		expect(consent(room)).toBe('yes');
	});
	test('R43 a sentence that becomes a decision and a sentence again is asked anew', () => {
		const room = noted();
		room.ask(say('yes'), speaker);
		room.ask({ ...edit, kind: 'decision', words: quote.words });
		expect(consent(room)).toBe('noted');
		room.ask({ ...edit, words: quote.words });
		expect(consent(room)).toBe('noted');
	});
	test.each(entryKinds.filter((kind) => kind !== 'quote'))(
		'R51 a sentence that becomes a %s is still its speaker’s, who is asked, corrects it and takes it back',
		(kind) => {
			const room = noted();
			const doer = kind === 'action' && { who: { person: 'person-2' } };
			room.ask({ ...lines[kind], ...doer, type: 'EditEntry', entry: first });
			expect([consent(room), room.seen.filter(isReadBack)]).toEqual(['noted', []]);
			expect(viewDecided(room.record, room.sight)).toEqual([]);
			expect(personOwning(room.entry(first))).toBe('person-1');
			room.ask({ type: 'GiveSlips', slips: [{ entry: first, hash: 'hash-1' }] });
			expect(room.ask(say('corrected', { version: 2, words: 'Autre' }), speaker).refused).toBeNull();
			expect([consent(room), room.entry(first).words]).toEqual(['yes', 'Autre']);
			expect(room.seen.filter(isReadBack)).toHaveLength(1);
			expect(room.ask(say('withdrawn', { version: 3 }), speaker).refused).toBeNull();
			expect(JSON.stringify(room.record)).not.toContain(quote.words);
			expect(JSON.stringify(room.record)).not.toContain('Autre');
		}
	);
	test('R43 moving, striking and naming keep the yes', () => {
		const room = noted();
		room.names = { 'person-1': 'Nadia' };
		room.answers = { 'person-1': true };
		room.ask(say('yes'), speaker);
		room.ask(name(first));
		room.ask({ type: 'MoveEntry', entry: first, item: null, after: null });
		room.ask(strike(first));
		room.ask({ type: 'RestoreEntry', entry: first });
		expect(consent(room)).toBe('yes');
	});
	test('R43 a yes can be taken back', () => {
		const room = noted();
		expect(room.ask(say('none'), speaker).events).toEqual([]);
		room.ask(say('yes'), speaker);
		room.ask(say('none'), speaker);
		expect([consent(room), room.entry(first).answer]).toEqual(['noted', null]);
	});
	test('R43 a struck sentence has no question', () => {
		const room = noted();
		room.ask(strike(first));
		expect(room.ask(say('yes'), speaker).refused).toBe('entry-struck');
	});
});

describe('taking back', () => {
	test('R44 neither the text nor a former one keeps a word', () => {
		const room = noted();
		room.ask({ ...lines.disagreement, type: 'EditEntry', entry: first });
		room.ask(edit);
		room.ask(say('corrected', { version: 3, words: 'Encore autre chose' }), speaker);
		room.ask(say('withdrawn', { version: 1 }), speaker);
		const kept = JSON.stringify([room.record, room.seenByStaff]);
		for (const gone of [quote.words, lines.disagreement.against, edit.words, 'Encore autre chose'])
			expect(kept).not.toContain(gone);
		expect(consent(room)).toBe('withdrawn');
	});
	test('R44 words that were struck are taken back, too', () => {
		const room = noted();
		room.ask(strike(first));
		expect(room.ask(say('withdrawn'), speaker).refused).toBeNull();
		expect(room.entry(first).words).toBeNull();
	});
	test('R44 taking back twice is taking back once', () => {
		const room = noted();
		room.ask(say('withdrawn'), speaker);
		expect(room.ask(say('withdrawn'), speaker)).toEqual({ refused: null, events: [] });
	});
	test('R45 of withdrawn words a mark stays, which can only be moved', () => {
		const room = noted();
		room.ask(say('withdrawn'), speaker);
		for (const command of [edit, strike(first), name(first), say('yes'), say('corrected', { words: 'Si' })])
			expect(room.ask(command).refused).toBe('entry-withdrawn');
		expect(room.ask({ type: 'MoveEntry', entry: first, item: null, after: null }).refused).toBeNull();
		expect(room.seenByStaff).toHaveLength(1);
	});
	test('R46 the phone of the speaker says what became of each sentence', () => {
		const room = noted();
		expect(room.seen[0]).toMatchObject({ consent: 'noted', version: 1 });
		room.ask(say('withdrawn'), speaker);
		expect(room.seen[0]).toMatchObject({ consent: 'withdrawn', words: null });
	});
});

describe('slips', () => {
	const give = (entry = first, hash = 'hash-1'): RecordCommand => ({
		type: 'GiveSlips',
		slips: [{ entry, hash }]
	});
	const bySlip = (hash: string, more: Partial<Pick<Answer, 'answer' | 'words'>> = {}): RecordCommand => ({
		type: 'AnswerBySlip',
		hash,
		version: 1,
		answer: 'yes',
		...more
	});
	test('R49 a slip has a number, and a new one makes the former one void', () => {
		const room = noted();
		room.ask(give());
		expect(room.seenByStaff[0]?.slip).toBe(1);
		room.ask(give(first, 'hash-2'));
		expect(room.seenByStaff[0]?.slip).toBe(2);
		expect(room.ask(bySlip('hash-1')).refused).toBe('slip-unknown');
		expect(room.ask(bySlip('hash-2')).refused).toBeNull();
		expect(JSON.stringify([room.seen, room.seenByStaff])).not.toContain('hash-');
	});
	test('R49 there is a slip for a sentence that stands alone', () => {
		const room = noted();
		expect(room.ask(give(entryId(9))).refused).toBe('entry-unknown');
		room.ask(lines.decision);
		expect(room.ask(give(entryId(3))).refused).toBe('not-asked');
		room.ask(strike(first));
		expect(room.ask(give()).refused).toBe('entry-struck');
		room.ask({ type: 'RestoreEntry', entry: first });
		room.ask(say('withdrawn'));
		expect(room.ask(give()).refused).toBe('entry-withdrawn');
	});
	test('R50 a slip answers as the speaker does, for its own sentence alone', () => {
		const room = noted();
		room.ask(said('turn-2'));
		room.ask(give());
		room.ask(bySlip('hash-1'));
		expect(room.seenByStaff.map((entry) => [entry.consent, entry.answered?.how])).toEqual([
			['yes', 'slip'],
			['noted', undefined]
		]);
		room.ask(bySlip('hash-1', { answer: 'corrected', words: 'Autrement' }));
		expect(room.entry(first)).toMatchObject({ words: 'Autrement', version: 2 });
		expect(room.ask(bySlip('hash-1')).refused).toBe('entry-changed');
		room.ask(bySlip('hash-1', { answer: 'withdrawn' }));
		expect(consent(room)).toBe('withdrawn');
		expect(room.ask(bySlip('no-hash')).refused).toBe('slip-unknown');
	});
});
