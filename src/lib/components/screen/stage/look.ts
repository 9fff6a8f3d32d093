// How an option looks: its colour and its shape, never one without the other. For and against keep theirs everywhere.
import type { Option } from '#meeting/vote/state.ts';

export type Shape = 'disc' | 'square' | 'diamond' | 'triangle';
export interface Look {
	readonly colour: string;
	readonly shape: Shape;
	/** Only its outline is drawn. */
	readonly hollow: boolean;
	/** Beside the word of the option. */
	readonly sign: 'check' | 'cross' | 'ring' | 'dash' | 'shape';
}

/** In a square of side 1. */
export const personPath: Readonly<Record<Shape, string>> = {
	disc: 'M.5 .08a.42 .42 0 1 1 0 .84a.42 .42 0 1 1 0-.84z',
	square:
		'M.18 .1h.64a.08 .08 0 0 1 .08 .08v.64a.08 .08 0 0 1-.08 .08h-.64a.08 .08 0 0 1-.08-.08v-.64a.08 .08 0 0 1 .08-.08z',
	diamond: 'M.5 .03L.97 .5L.5 .97L.03 .5z',
	triangle: 'M.5 .08L.95 .9H.05z'
};

const approval: Readonly<Record<string, Look>> = {
	for: { colour: 'var(--vote-for)', shape: 'disc', hollow: false, sign: 'check' },
	against: { colour: 'var(--vote-against)', shape: 'square', hollow: false, sign: 'cross' },
	abstain: { colour: 'var(--vote-abstain)', shape: 'disc', hollow: true, sign: 'ring' },
	none: { colour: 'var(--ink-soft)', shape: 'diamond', hollow: true, sign: 'dash' }
};

const shapes: readonly Shape[] = ['disc', 'square', 'diamond', 'triangle'];
const colours = ['var(--vote-for)', 'var(--vote-against)', 'var(--vote-abstain)', 'var(--olive)'];

/** Twelve options look different from each other: shape and colour first, then their outlines. */
export function lookOf(option: Option, index: number): Look {
	const known = approval[option.id];
	if (known) return known;
	const turn = Math.floor(index / shapes.length);
	return {
		shape: shapes[index % shapes.length] ?? 'disc',
		colour: colours[(index + turn) % colours.length] ?? 'var(--ink)',
		hollow: turn === 1,
		sign: 'shape'
	};
}
