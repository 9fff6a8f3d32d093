// How people sit in each running order: seats as points, and what stands between them as boxes.
export interface OrderPicture {
	readonly seats: readonly (readonly [x: number, y: number])[];
	/** What people sit around, face or read. */
	readonly things: readonly {
		readonly x: number;
		readonly y: number;
		readonly w: number;
		readonly h: number;
		readonly r: number;
	}[];
}

const ring = (x: number, y: number, radius: number, count: number): [number, number][] =>
	Array.from({ length: count }, (_, n) => {
		const angle = (2 * Math.PI * n) / count - Math.PI / 2;
		return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});
const row = (x: number, y: number, step: number, count: number): [number, number][] =>
	Array.from({ length: count }, (_, n) => [x + step * n, y]);
const disc = (x: number, y: number, radius: number) => ({
	x: x - radius,
	y: y - radius,
	w: 2 * radius,
	h: 2 * radius,
	r: radius
});
const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h, r: 2 });

const cafe = [
	[24, 18],
	[60, 16],
	[96, 18],
	[40, 44],
	[80, 44]
] as const;

/** In a field of 120 by 60. */
export const orderPictures: Readonly<Record<string, OrderPicture>> = {
	block: {
		things: [
			box(78, 6, 34, 50),
			box(85, 13, 7, 7),
			box(98, 13, 7, 7),
			box(85, 26, 7, 7),
			box(98, 26, 7, 7),
			box(90, 42, 10, 14)
		],
		seats: ring(40, 32, 19, 9)
	},
	table: { things: [disc(60, 30, 14)], seats: ring(60, 30, 24, 18) },
	followup: {
		things: [box(50, 18, 20, 25), box(54, 24, 12, 2), box(54, 29, 12, 2), box(54, 34, 8, 2)],
		seats: ring(60, 30, 25, 13)
	},
	facing: {
		things: [box(38, 13, 44, 8)],
		seats: [...row(48, 7, 12, 3), ...row(24, 34, 12, 7), ...row(18, 44, 12, 8), ...row(24, 54, 12, 7)]
	},
	forum: {
		things: cafe.map(([x, y]) => disc(x, y, 4.5)),
		seats: cafe.flatMap(([x, y]) => ring(x, y, 10, 8))
	}
};
