// What a room tells whoever follows it, and what it asks them.
import type { Stream } from '#stream/rules.ts';

export interface RoomFollower<S extends Stream> {
	/** After the swap, before the answers. */
	saved?(events: readonly S['event'][]): void;
	/** `failing` or `owing` has changed. */
	troubled?(): void;
	/** It threw and is closed; its journal is as good as before. */
	fallen?(): void;
	/** Whether this device has a line now. */
	isHere?(device: string): boolean;
}

/** All who follow one room. Each is told in the order in which they came. */
export class Followers<S extends Stream> implements Required<RoomFollower<S>> {
	#all: readonly RoomFollower<S>[] = [];

	add(followers: readonly RoomFollower<S>[]): void {
		this.#all = [...this.#all, ...followers];
	}
	saved(events: readonly S['event'][]): void {
		for (const each of this.#all) each.saved?.(events);
	}
	troubled(): void {
		for (const each of this.#all) each.troubled?.();
	}
	fallen(): void {
		for (const each of this.#all) each.fallen?.();
	}
	/** While no follower can tell, it has. */
	isHere(device: string): boolean {
		return this.#all.every((each) => each.isHere?.(device) ?? true);
	}
}
