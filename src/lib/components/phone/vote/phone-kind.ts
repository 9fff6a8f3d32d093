// What a phone shows of a kind of vote.
import type { Component } from 'svelte';
import type { Option, Tone } from '#meeting/vote/kinds/kind.ts';
import type { VoteView } from '#meeting/vote/view.ts';

/** How its options look, to answer and in the result. */
export interface OptionLook {
	readonly Option: Component<{ option: Option; words: 'choice' | 'result' }>;
	/** By option; those that are not here have none. */
	readonly tones: Readonly<Record<string, Tone>>;
	/** What is said above the options; left out: nothing. */
	readonly hint?: 'vote.one';
}
export interface AnswerProps {
	vote: VoteView;
	look: OptionLook;
	/** An answer of this phone is in. */
	isIn: boolean;
	/** Of a slip, where the vote asks for one; else empty. */
	code: string;
}
export interface PhoneKind extends OptionLook {
	readonly Answer: Component<AnswerProps>;
}
