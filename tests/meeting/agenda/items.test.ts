import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { viewAgenda } from '#meeting/agenda/view.ts';
import type { AgendaEvent } from '#meeting/agenda/events.ts';
import { Programme } from '../../support/meeting/agenda.ts';

describe('adding an item', () => {
	test('A1 a new item stands last, first, or behind another item', () => {
		const programme = new Programme().add('one', 'two');
		programme.do({ type: 'AddItem', title: 'first', after: null }, 'zero');
		programme.do({ type: 'AddItem', title: 'between', after: 'one' }, 'one-and-a-half');
		expect(programme.agenda.order).toEqual(['zero', 'one', 'one-and-a-half', 'two']);
	});

	test('A1 a new item has plain defaults for everything that is left out', () => {
		const { agenda } = new Programme().add('one');
		expect(agenda.items['one']).toEqual({
			id: 'one',
			title: 'title of one',
			minutes: 10,
			rule: 'first-in-meeting',
			turnSeconds: 120,
			note: '',
			spentMs: 0,
			visited: false
		});
	});

	test('A1 a new item keeps everything that is given', () => {
		const programme = new Programme();
		const said = { title: 'Tour', minutes: 30, rule: 'round', turnSeconds: 60, note: 'the bench' } as const;
		programme.do({ type: 'AddItem', ...said }, 'one');
		expect(programme.agenda.items['one']).toMatchObject(said);
	});

	test('A1 an id that is taken is refused', () => {
		const programme = new Programme().add('one');
		expect(programme.do({ type: 'AddItem', title: 'other' }, 'one')).toEqual(refuse('id-taken'));
	});
});

describe('editing an item', () => {
	test('A2 an edit records only what is new', () => {
		const programme = new Programme().add('one');
		const edit = { type: 'EditItem', item: 'one', title: 'title of one', minutes: 25 } as const;
		expect(programme.do(edit)).toEqual({ events: [{ type: 'ItemEdited', item: 'one', minutes: 25 }] });
		expect(programme.do(edit)).toEqual({ events: [] });
		expect(programme.agenda.items['one']).toMatchObject({ title: 'title of one', minutes: 25 });
	});

	test('A2 every field can be edited, and the note emptied', () => {
		const programme = new Programme();
		programme.do({ type: 'AddItem', title: 'one', note: 'remember' }, 'one');
		const said = { title: 'other', minutes: 0, rule: 'list', turnSeconds: 30, note: '' } as const;
		programme.do({ type: 'EditItem', item: 'one', ...said });
		expect(programme.agenda.items['one']).toMatchObject(said);
	});
});

describe('moving an item', () => {
	const move = (item: string, after: string | null) => {
		const programme = new Programme().add('one', 'two', 'three');
		const answer = programme.do({ type: 'MoveItem', item, after });
		return { answer, order: programme.agenda.order.join(' ') };
	};

	test('A3 an item moves to first, or behind another one', () => {
		expect(move('three', null).order).toBe('three one two');
		expect(move('one', 'three').order).toBe('two three one');
		expect(move('three', 'one').order).toBe('one three two');
	});

	test('A3 an item that moves behind itself, or to where it stands, changes nothing', () => {
		expect(move('two', 'two')).toEqual({ answer: { events: [] }, order: 'one two three' });
		expect(move('two', 'one')).toEqual({ answer: { events: [] }, order: 'one two three' });
		expect(move('one', null)).toEqual({ answer: { events: [] }, order: 'one two three' });
	});
});

describe('removing an item', () => {
	test('A4 the other items keep their order', () => {
		const programme = new Programme().add('one', 'two', 'three');
		programme.do({ type: 'RemoveItem', item: 'two' });
		expect(programme.agenda.order).toEqual(['one', 'three']);
		expect(Object.keys(programme.agenda.items)).toEqual(['one', 'three']);
	});

	test('A4 an item where the room has been cannot be removed', () => {
		const programme = new Programme().add('one', 'two');
		programme.on('one');
		programme.on('two');
		expect(programme.do({ type: 'RemoveItem', item: 'one' })).toEqual(refuse('item-in-use'));
	});

	test('A4 an item whose vote or wall holds something cannot be removed', () => {
		const programme = new Programme().add('one');
		programme.used.add('one');
		expect(programme.do({ type: 'RemoveItem', item: 'one' })).toEqual(refuse('item-in-use'));
	});
});

test.each([
	{ type: 'EditItem', item: 'constructor', title: 'x' },
	{ type: 'MoveItem', item: 'nothing', after: null },
	{ type: 'MoveItem', item: 'one', after: 'nothing' },
	{ type: 'RemoveItem', item: 'constructor' },
	{ type: 'AddItem', title: 'x', after: 'nothing' },
	{ type: 'ShowStage', stage: { kind: 'item', item: 'constructor' } }
] as const)('A5 $type is refused for an unknown item', (command) => {
	expect(new Programme().add('one').do(command)).toEqual(refuse('item-unknown'));
});

describe('what is seen of the agenda', () => {
	test('A9 staff alone see the notes', () => {
		const programme = new Programme();
		programme.do({ type: 'AddItem', title: 'one', note: 'ask Mme B. first' }, 'one');
		expect(viewAgenda(programme.agenda, true)[0]?.note).toBe('ask Mme B. first');
		expect(JSON.stringify(viewAgenda(programme.agenda, false))).not.toContain('Mme B.');
	});

	test('A9 everybody sees titles, minutes, rules and times, in order', () => {
		const { agenda } = new Programme().add('two', 'one');
		expect(viewAgenda(agenda, false)).toEqual(
			['two', 'one'].map((id) => ({
				id,
				title: `title of ${id}`,
				minutes: 10,
				rule: 'first-in-meeting',
				turnSeconds: 120,
				state: 'ahead',
				spentMs: 0,
				since: null,
				note: ''
			}))
		);
	});
});

describe('evolve', () => {
	const strange: AgendaEvent[] = [
		{ type: 'ItemEdited', item: 'constructor', title: 'x' },
		{ type: 'ItemMoved', item: 'nothing', after: null },
		{ type: 'ItemMoved', item: 'one', after: 'one' },
		{ type: 'ItemRemoved', item: 'constructor' },
		{
			type: 'ItemAdded',
			item: 'one',
			title: 'x',
			minutes: 1,
			rule: 'list',
			turnSeconds: 10,
			note: '',
			after: null
		}
	];
	test.each(strange)('A11 $type of an unknown item changes nothing', (event) => {
		const programme = new Programme().add('one', 'two');
		const before = programme.agenda;
		programme.apply(event);
		expect(programme.agenda).toBe(before);
	});

	test('A11 an item that goes behind a removed one stands last', () => {
		const programme = new Programme().add('one', 'two');
		programme.apply({ type: 'ItemMoved', item: 'one', after: 'gone' });
		expect(programme.agenda.order).toEqual(['two', 'one']);
	});

	test('A11 what an event does not touch stays the same object', () => {
		const programme = new Programme().add('one', 'two');
		const before = programme.agenda;
		programme.do({ type: 'EditItem', item: 'one', minutes: 1 });
		expect(programme.agenda.items['two']).toBe(before.items['two']);
		expect(programme.agenda.order).toBe(before.order);
		programme.do({ type: 'MoveItem', item: 'one', after: 'two' });
		expect(programme.agenda.items['two']).toBe(before.items['two']);
	});
});
