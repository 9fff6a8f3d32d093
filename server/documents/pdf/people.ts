// One shape for each person who answered so, as one drawing: a page with many of them is set as fast as one with few.
import type { Tone } from '#meeting/vote/kinds/kind.ts';

const colours: Readonly<Record<Tone | 'other', string>> = {
	for: '#0072b2',
	against: '#b34700',
	abstain: '#595959',
	none: '#47545f',
	other: '#0b5c7a'
};
/** The side of the place of one person. */
const side = 14;
const perRow = 25;
/** If there are too many to see at a glance, only the number is shown. */
const mostDrawn = 120;

export interface People {
	readonly drawing: string;
	readonly rows: number;
}

/** Null: nobody, or too many. */
export function peopleDrawing(count: number, tone: Tone | 'other'): People | null {
	if (count === 0 || count > mostDrawn) return null;
	const rows = Math.ceil(count / perRow);
	const shapes = Array.from({ length: count }, (_, index) =>
		shape(side * ((index % perRow) + 0.5), side * (Math.floor(index / perRow) + 0.5), tone)
	);
	const [width, height] = [side * Math.min(count, perRow), side * rows];
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${shapes.join('')}</svg>`;
	return { drawing, rows };
}

function shape(x: number, y: number, tone: Tone | 'other'): string {
	const colour = colours[tone];
	if (tone === 'against')
		return `<rect x="${x - 5.5}" y="${y - 5.5}" width="11" height="11" rx="1" fill="${colour}"/>`;
	if (tone === 'abstain')
		return `<circle cx="${x}" cy="${y}" r="4.6" fill="none" stroke="${colour}" stroke-width="1.8"/>`;
	return `<circle cx="${x}" cy="${y}" r="5.5" fill="${colour}"/>`;
}
