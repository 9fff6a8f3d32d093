// What the queue asks of the rest of the meeting. `E`: the events by which a new person is counted, before their hand.
import type { Behalf, Refusal, SpeechRule } from '../frame.ts';

export interface QueueAround<E = never> {
	/** The person whose device sent the command; null for staff and before the seat is taken. */
	readonly author: string | null;
	readonly staff: boolean;
	readonly rule: SpeechRule;
	readonly item: string | null;
	/** The time of a turn in this item, not yet multiplied by the allowance. */
	readonly turnMs: number;
	allowance(person: string): number;
	isPresent(person: string): boolean;
	/** The residents who are here, in order of arrival. */
	readonly residents: readonly string[];
	isGuest(person: string): boolean;
	resolve(behalf: Behalf): { readonly person: string; readonly events: readonly E[] } | Refusal;
	/** Whether anything was noted in the record since `at`. */
	capturedSince(at: number): boolean;
}
