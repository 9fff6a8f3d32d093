// The seats of the round table: where they stand and in which order they fill. It is a picture of the room, and of nobody in
// particular: neither order nor place tells who sat where.

export interface Seat {
	readonly x: number;
	readonly y: number;
	readonly r: number;
}

/** The drawing is a square of this side. */
export const side = 200;
/** With more people a seat would be a speck, so one drawn seat stands for several. */
const mostSeats = 400;
const golden = (Math.sqrt(5) - 1) / 2;

const rings = (seats: number): readonly number[] =>
	seats <= 60 ? [90] : seats <= 150 ? [91, 76] : [92, 79, 66];

/** How many seats are drawn for that many people. */
export const drawnSeats = (present: number): number => Math.min(present, mostSeats);

/** How many drawn seats stand for `count` of `present` people. */
export const scaled = (count: number, present: number): number =>
	present <= mostSeats ? Math.min(count, present) : Math.floor((count * mostSeats) / present);

/** Centres and radius, ring by ring from the outside, starting at the top. */
export function seatsAt(count: number): Seat[] {
	const radii = rings(count);
	const total = radii.reduce((sum, radius) => sum + radius, 0);
	let left = count;
	return radii.flatMap((radius, index) => {
		const here = index === radii.length - 1 ? left : Math.round((count * radius) / total);
		left -= here;
		return ring(radius, here, radii.length === 1 ? 7 : 5);
	});
}

function ring(radius: number, count: number, most: number): Seat[] {
	const r = Math.min(most, (0.36 * 2 * Math.PI * radius) / Math.max(count, 1));
	return Array.from({ length: count }, (_, index) => {
		const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
		return { x: side / 2 + radius * Math.cos(angle), y: side / 2 + radius * Math.sin(angle), r };
	});
}

/** Seat indices in the order of filling. Golden steps spread any number of people evenly. */
export function fillOrder(count: number): number[] {
	const key = (index: number) => (index * golden) % 1;
	return Array.from({ length: count }, (_, index) => index).sort((a, b) => key(a) - key(b));
}
