// What walls ask of the rest of the meeting before they decide. `E`: the events by which a new person is counted.
import type { Behalf, Refusal } from '../frame.ts';

export interface WallAround<E> {
	/** The seat of the device that acts. Null: it has none. */
	readonly author: string | null;
	readonly staff: boolean;
	/** The current item. */
	readonly current: string | null;
	readonly hasItem: (item: string) => boolean;
	/** Whether an entry stands, with its words. */
	readonly lends: (entry: string) => boolean;
	readonly resolve: (behalf: Behalf) => { readonly person: string; readonly events: readonly E[] } | Refusal;
}
