import { describe, expect, test } from 'vitest';
import { drawnSeats, fillOrder, scaled, seatsAt } from '#ui/seats.ts';

describe('the round table', () => {
	test.each([0, 1, 6, 38, 60, 61, 150, 151, 300])(
		'the table has one seat for each of %i people',
		(present) => {
			expect(seatsAt(drawnSeats(present))).toHaveLength(present);
		}
	);

	test('the table draws one ring up to 60 people, two up to 150, then three', () => {
		const ringsOf = (count: number) =>
			new Set(seatsAt(count).map(({ x, y }) => Math.round(Math.hypot(x - 100, y - 100)))).size;
		expect([60, 61, 150, 151].map(ringsOf)).toEqual([1, 2, 2, 3]);
	});

	test.each([20, 60, 120, 300])('no two seats touch, with %i people', (present) => {
		const seats = seatsAt(present);
		const gaps = seats.flatMap((a, i) =>
			seats.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y) - a.r - b.r)
		);
		expect(Math.min(...gaps)).toBeGreaterThan(0);
	});

	test('every seat fills once', () => {
		expect(fillOrder(38).sort((a, b) => a - b)).toEqual([...Array(38).keys()]);
	});

	test('seats fill evenly: no gap is more than three times the even one', () => {
		for (const full of [3, 5, 8, 13, 21]) {
			const seats = fillOrder(38)
				.slice(0, full)
				.sort((a, b) => a - b);
			const gaps = seats.map((seat, i) => ((seats[(i + 1) % full] ?? 0) - seat + 38) % 38);
			expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil((3 * 38) / full));
		}
	});

	test('the table shows all as heard only when all were', () => {
		expect([scaled(38, 38), scaled(999, 1000), scaled(1000, 1000)]).toEqual([38, 399, 400]);
	});
});
