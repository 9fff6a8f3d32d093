// The look of an option: its colour and its shape, never one without the other. A kind's own drawing looks the same everywhere.
import type { Option, Tone } from '#meeting/vote/kinds/kind.ts';
import { markOf, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { drawnAs, type Shape } from '#ui/shapes.ts';

export interface Look {
	readonly colour: string;
	readonly shape: Shape;
	/** Only its outline is drawn. */
	readonly hollow: boolean;
	/** A path that is drawn beside the option's word. Null if its shape stands there. */
	readonly sign: string | null;
}

const tones: Readonly<Record<Tone, Omit<Look, 'sign'>>> = {
	for: { colour: 'var(--vote-for)', shape: 'disc', hollow: false },
	against: { colour: 'var(--vote-against)', shape: 'square', hollow: false },
	abstain: { colour: 'var(--vote-abstain)', shape: 'disc', hollow: true },
	none: { colour: 'var(--ink-soft)', shape: 'diamond', hollow: true }
};

export function lookOf(kind: VoteKind, option: Option, index: number): Look {
	const mark = markOf(kind, option.id);
	if (mark) return { ...tones[mark.tone], sign: mark.sign };
	const { shape, hollow, colour } = drawnAs(index);
	return { shape, hollow, colour: `var(--${colour})`, sign: null };
}
