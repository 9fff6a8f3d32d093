// What a room tells whoever follows it.
import type { Stream } from '#stream/rules.ts';

export interface RoomFollower<S extends Stream> {
	/** After the swap, before the answers. */
	saved?(events: readonly S['event'][]): void;
	/** `failing` or `owing` has changed. */
	troubled?(): void;
	/** It threw and is closed; its journal is as good as before. */
	fallen?(): void;
}
