// One sign per person: how a row of people is laid out so that all rows of a result share one size of sign.

export interface Grid {
	readonly columns: number;
	readonly rows: number;
	/** How many people one sign stands for: one, except in a crowd too large to draw. */
	readonly each: number;
}

const drawable = 400;

/** The grid for the largest of the counts, in a space `ratio` times as wide as it is high. */
export function gridFor(counts: readonly number[], ratio: number): Grid {
	const most = Math.max(1, ...counts);
	const each = most <= drawable ? 1 : 10 ** Math.ceil(Math.log10(most / drawable));
	const signs = Math.ceil(most / each);
	const rows = Math.max(1, Math.round(Math.sqrt(signs / ratio)));
	// At least sixteen in a row: a few people must not look like giants.
	return { columns: Math.max(16, Math.ceil(signs / rows)), rows, each };
}

/** Where the signs of one row stand, in units of one sign. */
export const signPositions = (
	count: number,
	grid: Grid
): readonly { readonly x: number; readonly y: number }[] =>
	Array.from({ length: Math.ceil(count / grid.each) }, (_, index) => ({
		x: index % grid.columns,
		y: Math.floor(index / grid.columns)
	}));
