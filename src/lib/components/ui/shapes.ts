// The shapes of options that people write: the same on every surface, so that a phone and the screen show one picture. Twelve options look
// different from each other: shape and colour first, then their outlines.
export type Shape = 'disc' | 'square' | 'diamond' | 'triangle';

/** In a square of side 1. */
export const personPath: Readonly<Record<Shape, string>> = {
	disc: 'M.5 .08a.42 .42 0 1 1 0 .84a.42 .42 0 1 1 0-.84z',
	square:
		'M.18 .1h.64a.08 .08 0 0 1 .08 .08v.64a.08 .08 0 0 1-.08 .08h-.64a.08 .08 0 0 1-.08-.08v-.64a.08 .08 0 0 1 .08-.08z',
	diamond: 'M.5 .03L.97 .5L.5 .97L.03 .5z',
	triangle: 'M.5 .08L.95 .9H.05z'
};

const shapes: readonly Shape[] = ['disc', 'square', 'diamond', 'triangle'];
/** The tokens of their colours. */
const colours = ['vote-for', 'vote-against', 'vote-abstain', 'olive'] as const;

export interface Drawn {
	readonly shape: Shape;
	readonly colour: (typeof colours)[number] | 'ink';
	/** Only its outline is drawn. */
	readonly hollow: boolean;
}

/** `index`: the place of the option in its vote. */
export function drawnAs(index: number): Drawn {
	const turn = Math.floor(index / shapes.length);
	return {
		shape: shapes[index % shapes.length] ?? 'disc',
		colour: colours[(index + turn) % colours.length] ?? 'ink',
		hollow: turn === 1
	};
}
