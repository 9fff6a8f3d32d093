// Which slot of an open box is whose, and which are free, as the file last said it. It knows places alone and never touches the file.
import { randomInt } from 'node:crypto';
import type { SlotRead } from './box-file.ts';
import { isLater, type Slot } from './slot.ts';

export interface FilledSlot {
	readonly at: number;
	readonly slot: Slot;
}

export class BoxPlaces {
	/** The one secret of each owner, by the hash of the owner. If a crash left two, it is the later one. */
	readonly #kept = new Map<string, FilledSlot>();
	/** The places of the earlier ones. */
	readonly #doubles: number[] = [];
	readonly #free: number[] = [];

	constructor(slots: readonly SlotRead[]) {
		slots.forEach((slot, at) => {
			if (slot === 'free') this.#free.push(at);
			if (typeof slot !== 'object') return;
			const other = this.#kept.get(slot.owner);
			const [keep, double] = !other || isLater(slot, other.slot) ? [{ at, slot }, other] : [other, { at }];
			this.#kept.set(slot.owner, keep);
			if (double) this.#doubles.push(double.at);
		});
	}

	get filled(): readonly Slot[] {
		return [...this.#kept.values()].map(({ slot }) => slot);
	}
	get freeCount(): number {
		return this.#free.length;
	}

	of(hash: string): FilledSlot | undefined {
		return this.#kept.get(hash);
	}
	keep(filled: FilledSlot): void {
		this.#kept.set(filled.slot.owner, filled);
	}
	/** The place is not free before its bytes are cleared. */
	drop(hash: string): void {
		this.#kept.delete(hash);
	}
	/** These places were cleared. */
	release(places: readonly number[]): void {
		this.#free.push(...places);
	}

	/** Drops the secrets of everybody else, and the earlier one of two. Returns their places, which are to be cleared. */
	dropAllBut(hashes: ReadonlyMap<string, unknown>): number[] {
		const strangers = [...this.#kept].filter(([hash]) => !hashes.has(hash));
		for (const [hash] of strangers) this.#kept.delete(hash);
		return [...this.#doubles.splice(0), ...strangers.map(([, { at }]) => at)];
	}

	/** Draws one of the free places, each as likely as the others. */
	draw(): number {
		const drawn = randomInt(this.#free.length);
		const at = this.#free[drawn] ?? -1;
		const last = this.#free.pop() ?? -1;
		if (drawn < this.#free.length) this.#free[drawn] = last;
		return at;
	}
}
