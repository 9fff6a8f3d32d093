// What deciding about walls asks of the rest of the meeting. `E`: the events by which a person comes to be counted.
import type { Behalf, Refusal } from '../frame.ts';

export interface WallAround<E> {
	/** The seat of the device that acts; null where it has none. */
	readonly author: string | null;
	readonly staff: boolean;
	/** The current item. */
	readonly current: string | null;
	readonly hasItem: (item: string) => boolean;
	readonly resolve: (behalf: Behalf) => { readonly person: string; readonly events: readonly E[] } | Refusal;
}
