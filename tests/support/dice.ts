// Seeded dice: the same seed always gives the same meeting. Print the seed when something fails.
export interface Dice {
	/** A whole number from 0 up to and without `below`. */
	roll(below: number): number;
	pick<T>(from: readonly T[]): T | undefined;
	chance(of: number): boolean;
	id(): string;
	/** Other dice, at the price of one roll: however often they roll, these here go on as before. */
	fork(): Dice;
}

/** mulberry32: small, fast, good enough to choose test moves. */
export function dice(seed: number): Dice {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	let made = 0;
	return {
		roll: (below) => Math.floor(next() * below),
		pick: (from) => from[Math.floor(next() * from.length)],
		chance: (of) => next() < of,
		id: () => `id-${seed}-${String((made += 1)).padStart(8, '0')}`,
		fork: () => dice(Math.floor(next() * 2 ** 32))
	};
}
