// Who sees what of the agenda. Everybody: titles, minutes, the rule, where the room is. Staff alone: notes.
import type { SpeechRule } from './state.ts';

export interface ItemView {
	readonly id: string;
	readonly title: string;
	readonly minutes: number;
	readonly rule: SpeechRule;
	readonly turnSeconds: number;
	readonly state: 'ahead' | 'now' | 'done';
	/** Milliseconds before the present visit; add now - `since` where `since` is set. */
	readonly spentMs: number;
	readonly since: number | null;
	/** Staff only; empty for the others. */
	readonly note: string;
}
