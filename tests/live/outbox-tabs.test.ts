// Two tabs of one phone share one storage. Whichever tab hears an answer first, an answered tap stays removed.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { Outbox } from '#live/outbox.ts';
import type { Envelope } from '#live/wire.ts';
import { FragileStorage } from '../support/live/fragile-storage.ts';

const ballot: ClientCommand = { type: 'CastBallot', vote: 'vote-of-all', round: 1, choice: ['for'] };
const answer = { version: 1 };

let storage: FragileStorage;
beforeEach(() => {
	storage = new FragileStorage();
	vi.stubGlobal('localStorage', storage);
});
afterEach(() => void vi.unstubAllGlobals());

const newPage = (): Outbox => new Outbox('AAAAAAAA', 'resident');
const lying = (): string => JSON.stringify(storage.all);

test('a ballot that another tab sent and removed is not written back', () => {
	const [one, two] = [newPage(), newPage()];
	void two.add({ id: 'of-two', command: ballot });
	void one.add({ id: 'of-one', command: ballot });
	two.settle('of-two', answer);
	void one.add({ id: 'next', command: ballot });
	expect(lying()).not.toContain('of-two');
	expect(one.waiting.map(({ id }) => id)).toEqual(['of-one', 'next']);
});

test('the page that holds a tap learns its answer, even if another tab sent it', async () => {
	const one = newPage();
	const told = one.add({ id: 'of-one', command: ballot });
	const two = newPage();
	two.settle('of-one', answer);
	void one.add({ id: 'next', command: ballot });
	expect(lying()).not.toContain('of-one');
	expect(one.waiting.map(({ id }) => id)).toEqual(['of-one', 'next']);
	one.settle('of-one', answer);
	expect(await told).toEqual(answer);
});

test('a tab whose tap has no room removes none of another tab’s', () => {
	const [one, two] = [newPage(), newPage()];
	void two.add({ id: 'of-two', command: ballot });
	const before = lying();
	storage.takes = (text) => text.length < before.length;
	void one.add({ id: 'of-one', command: ballot });
	expect([two.isKept('of-two'), one.isKept('of-one')]).toEqual([true, false]);
});

/** One tab and its reloads. It asks one command at a time, and hears the answer later or never. */
class Tab {
	page = newPage();
	asked: Envelope | null = null;
	/** The taps of this page, and those that it found when it began. */
	mine = new Set<string>();
	readonly evening: Evening;

	constructor(evening: Evening) {
		this.evening = evening;
	}
	tap(): void {
		const id = `tap-${this.evening.tapped.length}`;
		this.evening.tapped.push(id);
		this.mine.add(id);
		void this.page.add({ id, command: ballot }).then(() => this.evening.told.add(id));
	}
	ask(): void {
		if (this.asked) return;
		this.asked = this.page.waiting[0] ?? null;
		if (!this.asked) return;
		const { id } = this.asked;
		if (this.evening.settled.has(id) && !this.mine.has(id)) this.evening.askedForOthers.push(id);
		this.evening.heard.add(id);
	}
	hear(): void {
		if (!this.asked) return;
		this.page.settle(this.asked.id, answer);
		this.evening.settled.add(this.asked.id);
		this.asked = null;
	}
	reload(): void {
		for (const { id } of this.page.waiting) if (!this.page.isKept(id)) this.evening.forewarned.add(id);
		for (const id of this.mine) this.evening.left.add(id);
		this.page = newPage();
		this.asked = null;
		this.mine = new Set(this.page.waiting.map(({ id }) => id));
	}
}

class Evening {
	readonly tapped: string[] = [];
	readonly heard = new Set<string>();
	/** The tap was answered to a page, which removed it. */
	readonly settled = new Set<string>();
	readonly told = new Set<string>();
	/** The page of the tap is gone. */
	readonly left = new Set<string>();
	readonly forewarned = new Set<string>();
	/** The tap was answered, and another page asked it again. */
	readonly askedForOthers: string[] = [];
	readonly tabs = [new Tab(this), new Tab(this), new Tab(this)];

	end(): void {
		for (const tab of this.tabs)
			for (let turns = 0; turns <= this.tapped.length && tab.page.waiting.length > 0; turns += 1) {
				tab.ask();
				tab.hear();
			}
	}
}

const step = fc.record({ tab: fc.nat(2), act: fc.constantFrom('tap', 'ask', 'hear', 'reload') } as const);
const room = fc.record({ room: fc.option(fc.nat(500), { nil: Infinity }) });

test('each tap is answered to its page, whichever tab hears first, and no answered tap is kept again', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
			storage.clear();
			const evening = new Evening();
			for (const { tab, act } of steps) {
				evening.tabs[tab]?.[act]();
				for (const id of evening.settled) expect(lying()).not.toContain(`"${id}`);
			}
			evening.end();
			await Promise.resolve();
			expect(evening.askedForOthers).toEqual([]);
			for (const id of evening.tapped) expect(evening.told.has(id) || evening.left.has(id), id).toBe(true);
			expect([...evening.heard].sort()).toEqual([...evening.tapped].sort());
			expect(storage.all).toEqual([]);
		}),
		{ numRuns: 1000 }
	);
});

test('with three tabs and a storage that is full now and then, each tap is sent, or its page was told to stay open', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.oneof(step, room), { maxLength: 40 }), async (steps) => {
			storage.clear();
			storage.takes = () => true;
			const evening = new Evening();
			for (const each of steps)
				if ('act' in each) evening.tabs[each.tab]?.[each.act]();
				else storage.takes = (text) => text.length <= each.room;
			evening.end();
			await Promise.resolve();
			for (const id of evening.tapped) {
				expect(evening.heard.has(id) || evening.forewarned.has(id), id).toBe(true);
				expect(evening.told.has(id) || evening.left.has(id), id).toBe(true);
			}
			expect(storage.all).toEqual([]);
		}),
		{ numRuns: 1000 }
	);
});
