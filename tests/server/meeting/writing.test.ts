import { countOn } from '#stream/shelf.ts';
import { expect, test, vi } from 'vitest';
import { JournalPace } from '#server/room/journal-pace.ts';
import { Writing } from '#server/meeting/writing.ts';
import { newId } from '../../support/client.ts';
import { facilitator, meetingOf, openRooms } from '../../support/rooms.ts';

type Of = Parameters<Writing['of']>;
const isSpent = (writing: Writing, ...of: Of) => writing.of(...of)?.isSpent === true;
const spend = (writing: Writing, ...of: Of) => writing.of(...of)?.spend();

test('L38 each kind of act has a budget of its own, for each phone and each meeting', () => {
	const writing = new Writing();
	for (let n = 0; n < 40; n += 1) {
		expect(isSpent(writing, 'm', 'phone', 'RaiseHand')).toBe(false);
		spend(writing, 'm', 'phone', n % 2 ? 'RaiseHand' : 'WithdrawHand');
	}
	expect(isSpent(writing, 'm', 'phone', 'RaiseHand')).toBe(true);
	expect(isSpent(writing, 'm', 'phone', 'CastBallot')).toBe(false);
	expect(isSpent(writing, 'm', 'other', 'RaiseHand')).toBe(false);
	expect(isSpent(writing, 'n', 'phone', 'RaiseHand')).toBe(false);
});

test('L38 a budget comes back after ten minutes', () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	const writing = new Writing();
	for (let n = 0; n < 12; n += 1) spend(writing, 'm', 'phone', 'SetName');
	expect(isSpent(writing, 'm', 'phone', 'SetName')).toBe(true);
	vi.advanceTimersByTime(10 * 60_000);
	expect(isSpent(writing, 'm', 'phone', 'SetName')).toBe(false);
	vi.useRealTimers();
});

test('L38 a thousand phones arrive within a minute in one meeting, and the next phone waits', () => {
	const writing = new Writing();
	for (let n = 0; n < 1000; n += 1) {
		expect(isSpent(writing, 'm', `phone-${n}`, 'Arrive')).toBe(false);
		spend(writing, 'm', `phone-${n}`, 'Arrive');
	}
	expect(isSpent(writing, 'm', 'phone-1000', 'Arrive')).toBe(true);
	expect(isSpent(writing, 'n', 'phone-1000', 'Arrive')).toBe(false);
});

test('L38 staff are told while a journal grows unusually fast, and no longer once it is calm', () => {
	const pace = new JournalPace();
	for (let n = 0; n < 2000; n += 1) pace.saved(1, n * 100);
	expect(pace.isUnusual(200_000)).toBe(false);
	for (let n = 0; n < 1500; n += 1) pace.saved(1, 200_000 + n * 100);
	expect(pace.isUnusual(350_000)).toBe(true);
	expect(pace.isUnusual(1_000_000)).toBe(false);
});

const budget = { most: 1000, more: 300 };

test('L55 arrivals that come together do not pass the bound, in however few batches they are decided', async () => {
	const ground = await openRooms();
	const { room } = await ground.rooms.open(await meetingOf(ground, [{ type: 'OpenDoors' }]));
	const writing = new Writing();
	const arrive = (n: number) => {
		const by = { role: 'resident', device: `device-${n}` } as const;
		const price = writing.of(room.id, by.device, 'Arrive');
		return room.submit(
			by,
			newId(),
			{ type: 'Arrive' },
			{ objection: () => (price?.isSpent ? 'too-fast' : null), accepted: () => price?.spend() }
		);
	};
	const answers = await Promise.all(Array.from({ length: budget.most + budget.more }, (_, n) => arrive(n)));
	expect(answers.filter((answer) => 'refused' in answer)).toEqual(
		Array.from({ length: budget.more }, () => ({ refused: 'too-fast' }))
	);
	expect(countOn(room.state.people.seats)).toBe(budget.most);
	expect('refused' in (await room.submit(facilitator, newId(), { type: 'GiveCard' }))).toBe(false);
});

test('L55 the price of a line that the disk then refused is given back, once', () => {
	const writing = new Writing();
	for (let n = 0; n < 39; n += 1) spend(writing, 'm', 'phone', 'RaiseHand');
	const last = writing.of('m', 'phone', 'RaiseHand');
	last?.spend();
	last?.spend();
	expect(isSpent(writing, 'm', 'phone', 'RaiseHand')).toBe(true);
	expect(last?.isSpent).toBe(false);
	last?.giveBack();
	last?.giveBack();
	expect(isSpent(writing, 'm', 'phone', 'RaiseHand')).toBe(false);
	spend(writing, 'm', 'phone', 'RaiseHand');
	expect(isSpent(writing, 'm', 'phone', 'RaiseHand')).toBe(true);
});
