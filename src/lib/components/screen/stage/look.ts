// The look of an option: its colour and its shape, never one without the other. A kind's own drawing looks the same everywhere.
import type { Option, Tone } from '#meeting/vote/kinds/kind.ts';
import { markOf, type VoteKind } from '#meeting/vote/kinds/kinds.ts';

export type Shape = 'disc' | 'square' | 'diamond' | 'triangle';
export interface Look {
	readonly colour: string;
	readonly shape: Shape;
	/** Only its outline is drawn. */
	readonly hollow: boolean;
	/** A path that is drawn beside the option's word. Null if its shape stands there. */
	readonly sign: string | null;
}

/** In a square of side 1. */
export const personPath: Readonly<Record<Shape, string>> = {
	disc: 'M.5 .08a.42 .42 0 1 1 0 .84a.42 .42 0 1 1 0-.84z',
	square:
		'M.18 .1h.64a.08 .08 0 0 1 .08 .08v.64a.08 .08 0 0 1-.08 .08h-.64a.08 .08 0 0 1-.08-.08v-.64a.08 .08 0 0 1 .08-.08z',
	diamond: 'M.5 .03L.97 .5L.5 .97L.03 .5z',
	triangle: 'M.5 .08L.95 .9H.05z'
};

const tones: Readonly<Record<Tone, Omit<Look, 'sign'>>> = {
	for: { colour: 'var(--vote-for)', shape: 'disc', hollow: false },
	against: { colour: 'var(--vote-against)', shape: 'square', hollow: false },
	abstain: { colour: 'var(--vote-abstain)', shape: 'disc', hollow: true },
	none: { colour: 'var(--ink-soft)', shape: 'diamond', hollow: true }
};

const shapes: readonly Shape[] = ['disc', 'square', 'diamond', 'triangle'];
const colours = ['var(--vote-for)', 'var(--vote-against)', 'var(--vote-abstain)', 'var(--olive)'];

/** Twelve options look different from each other: shape and colour first, then their outlines. */
export function lookOf(kind: VoteKind, option: Option, index: number): Look {
	const mark = markOf(kind, option.id);
	if (mark) return { ...tones[mark.tone], sign: mark.sign };
	const turn = Math.floor(index / shapes.length);
	return {
		shape: shapes[index % shapes.length] ?? 'disc',
		colour: colours[(index + turn) % colours.length] ?? 'var(--ink)',
		hollow: turn === 1,
		sign: null
	};
}
