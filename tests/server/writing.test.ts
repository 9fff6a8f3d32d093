import { expect, test, vi } from 'vitest';
import { Growth } from '#server/growth.ts';
import { Writing } from '#server/writing.ts';

test('L38 each kind has a budget of its own, each phone and each meeting too', () => {
	const writing = new Writing();
	for (let n = 0; n < 40; n += 1) {
		expect(writing.isSpent('m', 'phone', 'RaiseHand')).toBe(false);
		writing.spend('m', 'phone', n % 2 ? 'RaiseHand' : 'WithdrawHand');
	}
	expect(writing.isSpent('m', 'phone', 'RaiseHand')).toBe(true);
	expect(writing.isSpent('m', 'phone', 'CastBallot')).toBe(false);
	expect(writing.isSpent('m', 'other', 'RaiseHand')).toBe(false);
	expect(writing.isSpent('n', 'phone', 'RaiseHand')).toBe(false);
});

test('L38 it comes back after ten minutes', () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	const writing = new Writing();
	for (let n = 0; n < 12; n += 1) writing.spend('m', 'phone', 'SetName');
	expect(writing.isSpent('m', 'phone', 'SetName')).toBe(true);
	vi.advanceTimersByTime(10 * 60_000);
	expect(writing.isSpent('m', 'phone', 'SetName')).toBe(false);
	vi.useRealTimers();
});

test('L38 a hall of a thousand comes within a minute, in one meeting; the next phone waits', () => {
	const writing = new Writing();
	for (let n = 0; n < 1000; n += 1) {
		expect(writing.isSpent('m', `phone-${n}`, 'Arrive')).toBe(false);
		writing.spend('m', `phone-${n}`, 'Arrive');
	}
	expect(writing.isSpent('m', 'phone-1000', 'Arrive')).toBe(true);
	expect(writing.isSpent('n', 'phone-1000', 'Arrive')).toBe(false);
});

test('L38 a journal that grows as by no evening is told, and no more once it is calm', () => {
	const growth = new Growth();
	for (let n = 0; n < 2000; n += 1) growth.saved(1, n * 100);
	expect(growth.isUnusual(200_000)).toBe(false);
	for (let n = 0; n < 1500; n += 1) growth.saved(1, 200_000 + n * 100);
	expect(growth.isUnusual(350_000)).toBe(true);
	expect(growth.isUnusual(1_000_000)).toBe(false);
});
