// One mark per person: all rows of a result share one size of mark, the largest with which every row has room for its people.

export interface Grid {
	/** Marks in a full line. */
	readonly columns: number;
	/** How many people one mark stands for: one, except in a crowd too large to draw. */
	readonly each: number;
	/** The side of a mark with its gap, in the measure of the space. */
	readonly pitch: number;
}
export interface Space {
	/** How wide the people of one row may stand. */
	readonly inline: number;
	/** How high all rows are together. */
	readonly block: number;
	/** No row is lower, because its words stand beside the people. */
	readonly least: number;
	/** A few people must not look like giants. */
	readonly most: number;
}

const drawable = 400;
const linesFor = (marks: number, columns: number): number => Math.max(1, Math.ceil(marks / columns));

/** `counts`: those of all rows that stand there. `most`: the largest count of the whole result. */
export function gridFor(counts: readonly number[], most: number, space: Space): Grid {
	const each = most <= drawable ? 1 : 10 ** Math.ceil(Math.log10(most / drawable));
	const marks = counts.map((count) => Math.ceil(count / each));
	const heightAt = (pitch: number): number => {
		const columns = Math.max(1, Math.floor(space.inline / pitch));
		return marks.reduce((sum, n) => sum + Math.max(space.least, linesFor(n, columns) * pitch), 0);
	};
	let pitch = Math.min(space.most, space.inline);
	while (pitch > 2 && heightAt(pitch) > space.block) pitch *= 0.99;
	return { columns: Math.max(1, Math.floor(space.inline / pitch)), each, pitch };
}

/** Where the marks of one row stand, in units of one mark. */
export const markPositions = (
	count: number,
	{ columns, each }: Pick<Grid, 'columns' | 'each'>
): readonly { readonly x: number; readonly y: number }[] =>
	Array.from({ length: Math.ceil(count / each) }, (_, index) => ({
		x: index % columns,
		y: Math.floor(index / columns)
	}));
