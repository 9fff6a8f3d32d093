// When a turn is said to end soon.
import { describe, expect, test } from 'vitest';
import { leftMs, leftShare, turnTime } from '#meeting/queue/floor-time.ts';

const turn = (allowedMs: number, pausedAt: number | null = null) => ({
	allowedMs,
	startedAt: 1000,
	pausedAt,
	pausedMs: 0
});
const after = (allowedMs: number, ms: number) => turnTime(turn(allowedMs), 1000 + ms);

describe('M34 the end of a turn is near', () => {
	test.each([
		[20_000, 15_000],
		[60_000, 45_000],
		[120_000, 90_000],
		[600_000, 570_000]
	])('of %i ms, from %i ms on', (allowedMs, from) => {
		expect(after(allowedMs, 0)).toBe('left');
		expect(after(allowedMs, from - 1)).toBe('left');
		expect(after(allowedMs, from)).toBe('soon');
		expect(after(allowedMs, allowedMs)).toBe('over');
	});

	test('M34 a clock that stands still says so, whatever is left', () => {
		expect(turnTime(turn(20_000, 1000), 50_000)).toBe('paused');
		expect(leftMs(turn(20_000, 6000), 50_000)).toBe(15_000);
	});

	test('a clock that runs behind the start of the turn leaves all of it', () => {
		expect([leftMs(turn(20_000), 0), leftShare(turn(20_000), 0)]).toEqual([20_000, 1]);
	});
});
