// The components of one kind of vote on a phone.
import type { Component } from 'svelte';
import type { Key } from '#i18n/catalogue.ts';
import type { Option, Tone } from '#meeting/vote/kinds/kind.ts';
import type { VoteView } from '#meeting/vote/view.ts';

/** The look of its options, both to answer and in the result. */
export interface OptionLook {
	readonly Option: Component<{ option: Option; index: number; words: 'choice' | 'result' }>;
	/** The count of each option that has one. */
	readonly tones: Readonly<Record<string, Tone>>;
	/** The words above the options. Left out, there are none. */
	readonly hint?: Key<'resident' | 'votes'>;
}
export interface AnswerProps {
	vote: VoteView;
	look: OptionLook;
	/** This phone's answer is received. */
	isIn: boolean;
	/** The code of a slip where the vote asks for one; else empty. */
	code: string;
}
export interface PhoneKind extends OptionLook {
	readonly Answer: Component<AnswerProps>;
}
