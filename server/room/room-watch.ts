// What a room tells whoever hosts it.
import type { Event } from '#meeting/event.ts';

export interface RoomWatch {
	/** After the swap, before the answers. */
	readonly saved: (events: readonly Event[]) => void;
	/** `failing` or `owing` has changed. */
	readonly troubled: () => void;
	/** It threw and is closed; its journal is as good as before. */
	readonly fallen: () => void;
	/** A phone of this device has a line now. */
	readonly isHere: (device: string) => boolean;
}

export const unwatched: RoomWatch = {
	saved: () => {},
	troubled: () => {},
	fallen: () => {},
	isHere: () => true
};
