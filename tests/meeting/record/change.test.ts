import { describe, expect, test } from 'vitest';
import type { RecordCommand } from '#meeting/record/commands.ts';
import { evolveRecord } from '#meeting/record/events.ts';
import type { RecordEvent } from '#meeting/record/events.ts';
import { onShelf } from '#stream/shelf.ts';
import {
	entryId,
	item1,
	item2,
	lines,
	name,
	nothingElse,
	official,
	quote,
	GivenRecord,
	roomOf,
	said,
	scribe,
	strike,
	taken
} from '../../support/meeting/record.ts';

const [first, second, third] = [entryId(1), entryId(2), entryId(3)];
const edit = (entry: string, words: string) => ({ type: 'EditEntry', entry, kind: 'quote', words }) as const;
const move = (entry: string, item: string | null, after: string | null): RecordCommand => ({
	type: 'MoveEntry',
	entry,
	item,
	after
});
/** Three quotes under the first item. */
function three(): GivenRecord {
	const room = new GivenRecord();
	for (let n = 0; n < 3; n += 1) room.ask(quote);
	return room;
}

describe('editing an entry', () => {
	test('R31 the trace of an edit to another kind says both kinds, and no words that stayed', () => {
		const room = new GivenRecord();
		room.ask(quote);
		const edit = { type: 'EditEntry', entry: first } as const;
		room.ask({ ...edit, kind: 'decision', words: quote.words });
		room.ask({ ...edit, kind: 'question', words: 'Et maintenant ?' });
		room.ask({ ...edit, kind: 'question', words: 'Et ensuite ?' });
		expect(room.seenByStaff[0]?.traces.map(({ kinds, before }) => [kinds, before])).toEqual([
			[{ from: 'quote', to: 'decision' }, null],
			[{ from: 'decision', to: 'question' }, quote.words],
			[undefined, 'Et maintenant ?']
		]);
	});
	test('R10 an edit keeps the text before in the trace', () => {
		const room = new GivenRecord();
		room.ask(lines.commitment);
		room.ask({ ...lines.disagreement, type: 'EditEntry', entry: first });
		expect(room.entry(first)).toMatchObject({
			kind: 'disagreement',
			...nothingElse,
			words: quote.words,
			against: lines.disagreement.against
		});
		expect(room.entry(first).traces).toEqual([
			{
				at: 2000,
				by: 'scribe',
				what: 'edited',
				before: { ...nothingElse, words: quote.words, official, when: 'En mars' },
				kind: 'commitment',
				reason: null
			}
		]);
	});
	test('R10 an edit needs what the kind needs', () => {
		const room = three();
		const asCommitment = { ...edit(first, 'Oui'), kind: 'commitment' } as const;
		expect(room.ask(asCommitment).refused).toBe('no-words');
		expect(room.ask({ ...taken, type: 'EditEntry', entry: first, who: { person: 'nobody' } }).refused).toBe(
			'person-unknown'
		);
		expect(room.ask(edit('entry-000009', 'Oui')).refused).toBe('entry-unknown');
		expect(room.ask(edit('constructor', 'Oui')).refused).toBe('entry-unknown');
	});
	test.each(Object.values(lines))('R10 an edit of $kind that changes nothing leaves no trace', (line) => {
		const room = new GivenRecord();
		room.ask(line);
		expect(room.ask({ ...line, type: 'EditEntry', entry: first })).toEqual({ refused: null, events: [] });
	});
});

describe('moving an entry', () => {
	test.each([
		['first', move(third, item1, null), [third, first, second]],
		['after another', move(first, item1, second), [second, first, third]],
		['last', move(first, item1, third), [second, third, first]]
	])('R11 an entry moves %s within its item', (_, command, order) => {
		const room = three();
		expect(room.ask(command).refused).toBeNull();
		expect(room.record.order).toEqual(order);
	});
	test('R11 an entry that moves under an item without entries is read last', () => {
		const room = three();
		room.ask(move(first, item2, null));
		expect(room.record.order).toEqual([second, third, first]);
	});
	test('R11 an entry moves under another item, and under none', () => {
		const room = three();
		room.ask({ ...quote, item: item2 });
		room.ask(move(second, item2, null));
		expect(room.under(item1)).toEqual([first, third]);
		expect(room.under(item2)).toEqual([second, entryId(4)]);
		room.ask(move(second, item2, entryId(4)));
		expect(room.under(item2)).toEqual([entryId(4), second]);
		room.ask(move(second, null, null));
		expect(room.under(null)).toEqual([second]);
	});
	test('R11 an entry does not move beside an unknown one', () => {
		const room = three();
		const refusals = [
			move(first, 'item-000009', null),
			move(first, item2, second),
			move(first, item1, first),
			move(first, item1, 'entry-000009')
		].map((command) => room.ask(command).refused);
		expect(refusals).toEqual(['item-unknown', 'entry-unknown', 'entry-unknown', 'entry-unknown']);
	});
	test('R11 moving an entry to where it stands leaves no trace', () => {
		const room = three();
		expect(room.ask(move(first, item1, null)).events).toEqual([]);
		expect(room.ask(move(second, item1, first)).events).toEqual([]);
	});
});

describe('striking an entry', () => {
	test('R12 striking can be taken back, and nothing is lost', () => {
		const room = three();
		room.ask(strike(first, 'Dit deux fois'));
		expect(room.entry(first)).toMatchObject({ struck: true, words: quote.words });
		expect(room.ask({ type: 'RestoreEntry', entry: first }).refused).toBeNull();
		expect(room.entry(first).struck).toBe(false);
		expect(room.ask({ type: 'RestoreEntry', entry: first }).refused).toBe('entry-not-struck');
		expect(room.ask({ type: 'RestoreEntry', entry: 'entry-000009' }).refused).toBe('entry-unknown');
	});
	test('R12 a struck entry cannot be changed', () => {
		const room = three();
		room.ask(strike(first));
		const before = room.record;
		for (const command of [edit(first, 'Oui'), move(first, item2, null), name(first, false), strike(first)])
			expect(room.ask(command).refused).toBe('entry-struck');
		expect(room.record).toBe(before);
	});
	test('R13 every change leaves its trace', () => {
		const room = roomOf({ 'person-1': 'Nadia' });
		room.ask(said());
		room.ask(edit(first, 'Un an déjà'));
		room.ask(move(first, item2, null));
		room.ask(name(first));
		room.ask(name(first, false));
		room.ask(strike(first, 'À la demande de la personne'));
		room.ask({ type: 'RestoreEntry', entry: first });
		const trace = (what: string, at: number) => ({
			what,
			at,
			by: 'scribe',
			before: null,
			kind: null,
			reason: null
		});
		expect(room.entry(first).traces).toEqual([
			{ ...trace('edited', 2000), before: { ...nothingElse, words: quote.words } },
			trace('moved', 3000),
			trace('named', 4000),
			trace('unnamed', 5000),
			{ ...trace('struck', 6000), reason: 'À la demande de la personne' },
			trace('restored', 7000)
		]);
	});
});

describe('what an event does not touch', () => {
	const cause = { id: 'cause-00001', by: scribe, at: 5 };
	const about = (entry: string): RecordEvent[] => [
		{ type: 'EntryEdited', entry, kind: 'quote', words: 'Oui', ...nothingElse },
		{ type: 'EntryMoved', entry, item: item2, after: null },
		{ type: 'EntryStruck', entry, reason: '' },
		{ type: 'EntryRestored', entry },
		{ type: 'EntryNamed', entry, named: true }
	];
	test.each(['entry-000009', 'constructor'])(
		'R18 an event about %s, which is not there, changes nothing',
		(entry) => {
			const { record } = three();
			for (const event of about(entry)) expect(evolveRecord(record, event, cause)).toBe(record);
		}
	);
	test('R18 other entries stay the same objects, and so does the order if nothing moved', () => {
		const room = three();
		const before = room.record;
		room.ask(edit(first, 'Oui'));
		expect(onShelf(room.record.entries, second)).toBe(onShelf(before.entries, second));
		expect(room.record.order).toBe(before.order);
		room.ask(move(first, item2, null));
		expect(onShelf(room.record.entries, second)).toBe(onShelf(before.entries, second));
	});
});

describe('two writers', () => {
	test('R20 an edit that has not seen the latest one is refused', () => {
		const room = three();
		room.ask({ ...edit(first, 'Les uns'), seen: 0 });
		expect(room.ask({ ...edit(first, 'Les autres'), seen: 0 })).toMatchObject({
			refused: 'entry-changed',
			events: []
		});
		expect(onShelf(room.record.entries, first)?.words).toBe('Les uns');
		expect(room.ask({ ...edit(first, 'Les uns et les autres'), seen: 1 }).refused).toBeNull();
	});

	test('R20 an edit is taken if the entry was only moved or named since, or has the same words', () => {
		const room = three();
		room.ask(move(first, item2, null));
		expect(room.ask({ ...edit(first, 'Les uns'), seen: 0 }).refused).toBeNull();
		expect(room.ask({ ...edit(first, 'Les uns'), seen: 0 })).toMatchObject({ refused: null, events: [] });
	});

	test('R20 an edit that does not say what it has seen replaces what is there', () => {
		const room = three();
		room.ask(edit(first, 'Les uns'));
		expect(room.ask(edit(first, 'Les autres')).refused).toBeNull();
	});
});
