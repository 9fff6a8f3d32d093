import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { newId } from '#server/process/ids.ts';
import { Today } from '#server/room/today.ts';
import type { LoanStream } from '../../support/loans/kind.ts';
import {
	borrow,
	hearing,
	keeper,
	openShelfRooms,
	openShelves,
	shelf,
	shelvesIn,
	visitor
} from '../../support/loans/rooms.ts';

const hour = 60 * 60 * 1000;

function todayAt(start: string, zone: string | null = 'Europe/Paris') {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	vi.setSystemTime(new Date(start));
	let days = 0;
	const at = { zone };
	const today = new Today({ zone: () => at.zone, now: () => Date.now(), over: () => (days += 1) });
	onTestFinished(() => today.end());
	return { today, at, days: () => days };
}

describe('L123 today', () => {
	test('L123 today is the date in the zone of the stream, and midnight is told there', () => {
		const { today, days } = todayAt('2026-11-29T22:59:59.000Z');
		expect(today.date).toBe('2026-11-29');
		vi.advanceTimersByTime(999);
		expect([today.date, days()]).toEqual(['2026-11-29', 0]);
		vi.advanceTimersByTime(1);
		expect([days(), today.date]).toEqual([1, '2026-11-30']);
		vi.advanceTimersByTime(24 * hour);
		expect([days(), today.date]).toEqual([2, '2026-12-01']);
	});

	test.each([
		['2026-03-29', '2026-03-28T23:00:00.000Z', 23],
		['2026-10-25', '2026-10-24T22:00:00.000Z', 25]
	])('L123 the day on which the clocks change is as long as it is: %s', (date, start, hours) => {
		const { today, days } = todayAt(start);
		expect(today.date).toBe(date);
		vi.advanceTimersByTime(hours * hour - 1);
		expect([today.date, days()]).toEqual([date, 0]);
		vi.advanceTimersByTime(1);
		expect([today.date === date, days()]).toEqual([false, 1]);
	});

	test('L123 a stream that moves to another zone has another day', () => {
		const { today, at, days } = todayAt('2026-11-29T23:30:00.000Z', 'Europe/London');
		expect(today.date).toBe('2026-11-29');
		at.zone = 'Europe/Paris';
		expect(today.date).toBe('2026-11-30');
		vi.advanceTimersByTime(hour);
		expect(days()).toBe(0);
		at.zone = 'nowhere at all';
		expect(today.date).toMatch(/^2026-\d\d-\d\d$/);
	});

	test('L123 whoever looks at a room is shown at midnight what has become late', async () => {
		let now = Date.parse('2026-12-01T22:59:00.000Z'); // a minute before midnight in Paris
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		onTestFinished(() => void vi.useRealTimers());
		const passes = (ms: number) => {
			now += ms;
			vi.advanceTimersByTime(ms);
		};
		const { said, outward } = hearing();
		const streams = shelvesIn(await openShelves());
		await streams.create(shelf);
		const rooms = openShelfRooms(streams, () => now, outward);
		const { room, broadcast } = await rooms.open({ id: shelf });
		const loan = newId();
		await room.submit(visitor, loan, borrow('Scie', '2026-12-01'));
		broadcast.enter('line', keeper);
		const first = broadcast.welcome('keepers', true, undefined, null);
		expect(first.full as LoanStream['view']).toMatchObject({ loans: [{ id: loan, isLate: false }] });
		passes(59_999);
		expect(JSON.stringify(said)).not.toContain('"isLate":true');
		passes(1);
		passes(1000); // what changes together goes out together
		expect(JSON.stringify(said)).toContain('"isLate":true');
		expect(room.version).toBe(1);
		// Whoever comes back gets this, too.
		const back = broadcast.welcome('keepers', false, first.version, null);
		expect(JSON.stringify(back.patches)).toContain('"isLate":true');
	});
});
