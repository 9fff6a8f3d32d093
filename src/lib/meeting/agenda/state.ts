// The agenda: items in order, what the room looks at now (the stage), and the time each item took.
import type { Cause, SpeechRule } from '../frame.ts';

export { speechRules, type SpeechRule } from '../frame.ts';

export interface Item {
	readonly id: string;
	readonly title: string;
	/** Planned minutes. */
	readonly minutes: number;
	readonly rule: SpeechRule;
	/** Seconds of one turn before the time is over (never cut). */
	readonly turnSeconds: number;
	/** What the facilitator wants to remember; never shown to residents. */
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
	| { readonly kind: 'pause' }
	| { readonly kind: 'closing' };

export interface Agenda {
	readonly items: Readonly<Record<string, Item>>;
	readonly order: readonly string[];
	readonly stage: Stage;
	/** The item the room is on, also during a vote, a wall or a pause; null before the first. */
	readonly current: string | null;
	/** Since when time runs on the current item; null while it does not (before, pause, closed). */
	readonly since: number | null;
}

export type AgendaEvent =
	| {
			readonly type: 'ItemAdded';
			readonly item: string;
			readonly title: string;
			readonly minutes: number;
			readonly rule: SpeechRule;
			readonly turnSeconds: number;
			readonly note: string;
			/** The item it stands after; null = first. */
			readonly after: string | null;
	  }
	| {
			readonly type: 'ItemEdited';
			readonly item: string;
			readonly title?: string;
			readonly minutes?: number;
			readonly rule?: SpeechRule;
			readonly turnSeconds?: number;
			readonly note?: string;
	  }
	| { readonly type: 'ItemMoved'; readonly item: string; readonly after: string | null }
	| { readonly type: 'ItemRemoved'; readonly item: string }
	/** `item`: the item that the stage belongs to; null keeps none (welcome). */
	| {
			readonly type: 'StageShown';
			readonly stage: Stage;
			readonly item: string | null;
			/** The visit that ends was a mistake: it is as if it had not been. */
			readonly back?: true;
	  };

export const emptyAgenda: Agenda = {
	items: {},
	order: [],
	stage: { kind: 'welcome' },
	current: null,
	since: null
};

export type EvolveAgenda = (agenda: Agenda, event: AgendaEvent, cause: Cause) => Agenda;
