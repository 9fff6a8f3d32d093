// Invariant 8, whatever a browser does meanwhile: a tap is sent, or the person was told to keep the page open.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { Outbox } from '#live/outbox.ts';
import { FragileStorage } from '../support/live/fragile-storage.ts';

const hour = 3_600_000;
const hand: ClientCommand = { type: 'RaiseHand', kind: 'speak' };
const ballot: ClientCommand = { type: 'CastBallot', vote: 'vote-of-all', round: 1, choice: ['for'] };
const slip: ClientCommand = { ...ballot, code: 'K7QM2XPA' };
const answer = { version: 1 };

let storage: FragileStorage;
let ahead = 0;
beforeEach(() => {
	storage = new FragileStorage();
	ahead = 0;
	vi.stubGlobal('localStorage', storage);
	const now = Date.now.bind(Date);
	vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

/** One phone and its reloads, and what its room has heard. */
class Evening {
	outbox = new Outbox('AAAAAAAA', 'resident');
	readonly tapped: string[] = [];
	readonly heard: string[] = [];
	readonly answered = new Set<string>();
	/** Taps whose person was told that they last as long as the page. Then the page went. */
	readonly forewarned = new Set<string>();

	tap(command: ClientCommand): void {
		const id = `tap-${this.tapped.length}`;
		this.tapped.push(id);
		void this.outbox.add({ id, command }).then(() => this.answered.add(id));
	}
	/** The line is up for one command. Its answer comes, or the line is cut before. */
	send(isAnswered: boolean): void {
		const next = this.outbox.waiting[0];
		if (!next) return;
		if (!this.heard.includes(next.id)) this.heard.push(next.id);
		if (isAnswered) this.outbox.settle(next.id, answer);
	}
	reload(): void {
		for (const { id } of this.outbox.waiting) if (!this.outbox.isKept(id)) this.forewarned.add(id);
		this.outbox = new Outbox('AAAAAAAA', 'resident');
	}
}

const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.constantFrom(hand, ballot, slip).map((command) => ({ do: 'tap', command }) as const)
	},
	{ weight: 2, arbitrary: fc.boolean().map((isAnswered) => ({ do: 'send', isAnswered }) as const) },
	fc.nat(400).map((room) => ({ do: 'fill', room }) as const),
	fc.boolean().map((isShut) => ({ do: 'shut', isShut }) as const),
	fc.integer({ min: -30, max: 30 }).map((hours) => ({ do: 'jump', hours }) as const),
	fc.constant({ do: 'reload' } as const)
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function live(evening: Evening, now: Step): void {
	switch (now.do) {
		case 'tap':
			return evening.tap(now.command);
		case 'send':
			return evening.send(now.isAnswered);
		case 'fill':
			storage.takes = (text) => text.length <= now.room;
			return;
		case 'shut':
			storage.isShut = now.isShut;
			return;
		case 'jump':
			ahead += now.hours * hour;
			return;
		case 'reload':
			return evening.reload();
	}
}

test('every tap reaches the room, or the page said that it lasts only while the page is open', async () => {
	await fc.assert(
		fc
			.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
				const evening = new Evening();
				for (const each of steps) live(evening, each);
				storage.isShut = false;
				const sincePage = new Set(evening.outbox.waiting.map(({ id }) => id));
				while (evening.outbox.waiting.length > 0) evening.send(true);
				await Promise.resolve();
				for (const id of evening.tapped)
					expect(evening.heard.includes(id) || evening.forewarned.has(id), id).toBe(true);
				for (const id of sincePage) expect(evening.heard).toContain(id);
				expect(storage.all).toEqual([]);
			})
			.beforeEach(() => {
				storage.clear();
				storage.takes = () => true;
				storage.isShut = false;
				ahead = 0;
			}),
		{ numRuns: 2000 }
	);
});

test('taps that one page holds go in their order, whichever of them has room', async () => {
	const evening = new Evening();
	evening.tap(hand);
	storage.takes = () => false;
	evening.tap(ballot);
	storage.takes = () => true;
	evening.tap(hand);
	for (let sent = 0; sent < 3; sent += 1) evening.send(true);
	await Promise.resolve();
	expect(evening.heard).toEqual(evening.tapped);
	expect([...evening.answered]).toEqual(evening.tapped);
});

test('a command that a page could not read when it began is sent once it can, although nothing more has room', () => {
	const evening = new Evening();
	evening.tap(hand);
	storage.takes = () => false;
	storage.isShut = true;
	evening.reload();
	evening.tap(hand);
	evening.tap(hand);
	storage.isShut = false;
	for (let sent = 0; sent < 3; sent += 1) evening.send(true);
	expect([...evening.heard].sort()).toEqual(evening.tapped);
});

test('an answered ballot leaves the disk, although the storage takes nothing more', () => {
	const evening = new Evening();
	evening.tap(ballot);
	evening.tap(hand);
	storage.takes = () => false;
	evening.send(true);
	expect(JSON.stringify(storage.all)).not.toContain('CastBallot');
	expect(evening.outbox.waiting.map(({ id }) => id)).toEqual(['tap-1']);
});

test.each([13, -13])(
	'a new page does not send what staff did %i hours ago, and says how many commands it left',
	(hours) => {
		void new Outbox('AAAAAAAA', 'facilitator').add({ id: 'closing', command: { type: 'CloseMeeting' } });
		ahead = hours * hour;
		const next = new Outbox('AAAAAAAA', 'facilitator');
		expect([next.waiting, next.lost, storage.all]).toEqual([[], 1, []]);
	}
);
