import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { viewAgenda } from '#meeting/agenda/view.ts';
import type { Stage } from '#meeting/agenda/state.ts';
import { Programme } from '../../support/meeting/agenda.ts';

function evening(): Programme {
	const programme = new Programme().add('one', 'two');
	programme.votes = { vote: 'two' };
	programme.walls = { wall: 'one' };
	return programme;
}
const spent = (programme: Programme, item: string) => programme.agenda.items[item]?.spentMs;
const states = ({ agenda }: Programme) => viewAgenda(agenda, false).map(({ state }) => state);
const still = ['welcome', 'readback', 'pause', 'closing'] as const;

describe('the stage', () => {
	test('A5 an unknown vote or wall is refused', () => {
		expect(evening().show({ kind: 'vote', vote: 'nothing' })).toEqual(refuse('vote-unknown'));
		expect(evening().show({ kind: 'wall', wall: 'nothing' })).toEqual(refuse('wall-unknown'));
	});

	test('A6 a vote or a wall brings its item', () => {
		const programme = evening();
		programme.show({ kind: 'vote', vote: 'vote' });
		expect(programme.agenda).toMatchObject({ stage: { kind: 'vote', vote: 'vote' }, current: 'two' });
		programme.show({ kind: 'wall', wall: 'wall' });
		expect(programme.agenda).toMatchObject({ stage: { kind: 'wall', wall: 'wall' }, current: 'one' });
	});

	test.each(['readback', 'pause', 'closing'] as const)('A6 the stage "%s" stays on the item', (kind) => {
		const programme = evening();
		programme.on('two');
		programme.show({ kind });
		expect(programme.agenda).toMatchObject({ stage: { kind }, current: 'two', since: null });
	});

	test('A6 the welcome has no item', () => {
		const programme = evening();
		programme.on('one');
		programme.show({ kind: 'welcome' });
		expect(programme.agenda).toMatchObject({ stage: { kind: 'welcome' }, current: null, since: null });
	});

	test('A10 a stage that is shown already is not shown again', () => {
		const programme = evening();
		programme.on('one');
		programme.later(1000);
		expect(programme.show({ kind: 'item', item: 'one' })).toEqual({ events: [] });
		expect(new Programme().show({ kind: 'welcome' })).toEqual({ events: [] });
		expect(programme.agenda.since).toBe(programme.at - 1000);
	});
});

describe('a step taken back', () => {
	const mistake = (programme: Programme, seconds = 4): Programme => {
		programme.on('one');
		programme.later(60_000);
		programme.on('two');
		programme.later(seconds * 1000);
		programme.back({ kind: 'item', item: 'one' });
		return programme;
	};

	test('A12 a step taken back leaves no visit', () => {
		const programme = mistake(evening());
		expect(states(programme)).toEqual(['now', 'ahead']);
		expect([spent(programme, 'one'), spent(programme, 'two')]).toEqual([60_000, 0]);
		expect(programme.do({ type: 'RemoveItem', item: 'two' })).not.toEqual(refuse('item-in-use'));
	});

	test.each([
		['after ten seconds', (programme: Programme) => mistake(programme, 10)],
		['where something was done', (programme: Programme) => mistake(programme.using('two'))],
		['where the room had been', (programme: Programme) => mistake(mistake(programme, 30))]
	])('A12 a step taken back %s leaves its visit', (_, played) => {
		const programme = played(evening());
		expect(states(programme)).toEqual(['now', 'done']);
		expect(spent(programme, 'two')).toBeGreaterThanOrEqual(4000);
	});
});

describe('time on an item', () => {
	test('A7 time runs on from an item to its vote and back, without a gap', () => {
		const programme = evening();
		programme.on('two');
		const { since } = programme.agenda;
		programme.later(61);
		programme.show({ kind: 'vote', vote: 'vote' });
		programme.later(7);
		programme.on('two');
		expect(programme.agenda).toMatchObject({ current: 'two', since });
		programme.later(2);
		programme.on('one');
		expect(spent(programme, 'two')).toBe(70);
	});

	test.each(still)('A7 time stands still at the stage "%s"', (kind) => {
		const programme = evening();
		programme.on('one');
		programme.later(500);
		programme.show({ kind });
		programme.later(9000);
		programme.on('one');
		programme.later(20);
		programme.on('two');
		expect(spent(programme, 'one')).toBe(520);
	});

	test('A7 all visits add up to the time that ran', () => {
		const stages: Stage[] = [
			...still.map((kind) => ({ kind })),
			{ kind: 'item', item: 'one' },
			{ kind: 'item', item: 'two' },
			{ kind: 'vote', vote: 'vote' },
			{ kind: 'wall', wall: 'wall' }
		];
		const itemOf: Record<string, string> = { vote: 'two', wall: 'one' };
		const visits = fc.array(fc.record({ stage: fc.constantFrom(...stages), ms: fc.nat(100_000) }));
		fc.assert(
			fc.property(visits, (taken) => {
				const programme = evening();
				const expected: Record<string, number> = { one: 0, two: 0 };
				for (const { stage, ms } of taken) {
					programme.show(stage);
					programme.later(ms);
					const item = stage.kind === 'item' ? stage.item : itemOf[stage.kind];
					if (item) expected[item] = (expected[item] ?? 0) + ms;
				}
				programme.show({ kind: 'closing' });
				expect({ one: spent(programme, 'one'), two: spent(programme, 'two') }).toEqual(expected);
			})
		);
	});
});

describe('the items', () => {
	test('A8 an item is ahead, then now, then done', () => {
		const programme = evening();
		expect(states(programme)).toEqual(['ahead', 'ahead']);
		programme.on('one');
		expect(states(programme)).toEqual(['now', 'ahead']);
		programme.show({ kind: 'vote', vote: 'vote' });
		expect(states(programme)).toEqual(['done', 'now']);
		programme.show({ kind: 'pause' });
		expect(states(programme)).toEqual(['done', 'now']);
		programme.show({ kind: 'welcome' });
		expect(states(programme)).toEqual(['done', 'done']);
	});

	test('A8 the item of now says since when', () => {
		const programme = evening();
		programme.on('one');
		programme.later(100);
		programme.on('two');
		const seen = viewAgenda(programme.agenda, false);
		expect(seen).toMatchObject([
			{ since: null, spentMs: 100 },
			{ since: programme.at, spentMs: 0 }
		]);
	});

	test('A11 a stage of a removed item is shown all the same', () => {
		const programme = evening();
		programme.on('one');
		const before = programme.agenda;
		programme.later(10);
		programme.apply({ type: 'StageShown', stage: { kind: 'item', item: 'gone' }, item: 'gone' });
		expect(programme.agenda).toMatchObject({ current: 'gone', order: ['one', 'two'] });
		expect(programme.agenda.items['two']).toBe(before.items['two']);
	});
});
