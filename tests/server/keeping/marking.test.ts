import { expect, onTestFinished, test, vi } from 'vitest';
import { openLog } from '#server/process/log.ts';
import { longestMs, Marking } from '#server/room/marking.ts';

function marked() {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	onTestFinished(() => void vi.useRealTimers());
	let [now, marks] = [1_000_000, 0];
	const mark = () => Promise.resolve(void (marks += 1));
	const marking = new Marking(mark, { called: {}, log: openLog('silent'), clock: () => now });
	/** Saves something so many times, with this time in between. */
	const busy = (times: number, everyMs: number) => {
		for (let n = 0; n < times; n += 1) {
			now += everyMs;
			vi.advanceTimersByTime(everyMs);
			marking.saved();
		}
	};
	return { marking, busy, marks: () => marks };
}

test('L37 a meeting that never rests is marked about once a minute', () => {
	const { marking, busy, marks } = marked();
	busy(29, 2000);
	expect(marks()).toBe(0);
	busy(1, 2000);
	expect(marks()).toBe(1);
	busy((10 * longestMs) / 2000, 2000);
	expect(marks()).toBeGreaterThanOrEqual(10);
	expect(marks()).toBeLessThanOrEqual(11);
	marking.stop();
});

test('L37 a meeting that rests is marked at that moment, and not again before it saves something', () => {
	const { marking, busy, marks } = marked();
	busy(3, 1000);
	vi.advanceTimersByTime(5000);
	expect(marks()).toBe(1);
	vi.advanceTimersByTime(10 * longestMs);
	expect(marks()).toBe(1);
	busy(1, 1000);
	vi.advanceTimersByTime(5000);
	expect(marks()).toBe(2);
	marking.stop();
});
