// The agenda: items in order, what the room looks at now (the stage), and the time each item took.
import type { SpeechRule } from '../frame.ts';

export { speechRules, type SpeechRule } from '../frame.ts';

export interface Item {
	readonly id: string;
	readonly title: string;
	/** Planned minutes. */
	readonly minutes: number;
	readonly rule: SpeechRule;
	/** The allowed seconds of a turn. A turn is never cut off. */
	readonly turnSeconds: number;
	/** A note of the facilitator. Residents never see it. */
	readonly note: string;
	/** Milliseconds spent before the present visit. */
	readonly spentMs: number;
	/** Whether the room has been there. */
	readonly visited: boolean;
}

export type Stage =
	| { readonly kind: 'welcome' }
	| { readonly kind: 'item'; readonly item: string }
	| { readonly kind: 'vote'; readonly vote: string }
	| { readonly kind: 'wall'; readonly wall: string }
	| { readonly kind: 'readback' }
	/** `until`: the instant when the meeting goes on, if the facilitator said it. */
	| { readonly kind: 'pause'; readonly until?: number }
	| { readonly kind: 'closing' };

export interface Agenda {
	readonly items: Readonly<Record<string, Item>>;
	readonly order: readonly string[];
	readonly stage: Stage;
	/** Since when the room looks at it. Null at the beginning. */
	readonly shownAt: number | null;
	/** The current item, also during a vote, a wall or a pause. Null before the first item. */
	readonly current: string | null;
	/** Since when the time of the current item runs. Null while it stands still (before the doors open, in a pause, once closed). */
	readonly since: number | null;
}

export const emptyAgenda: Agenda = {
	items: {},
	order: [],
	stage: { kind: 'welcome' },
	shownAt: null,
	current: null,
	since: null
};
