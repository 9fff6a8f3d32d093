// Commands that were tapped and are not yet answered, in order. The page holds its own until each is answered, whatever
// becomes of the browser's storage or the clock. Storage has a copy, which outlives a reload: they go out again with the
// same id. It is read anew at each step, for two tabs share it.
// A ballot lies there too until its acknowledgement, and no longer; one that staff cast for somebody, or that goes by a slip,
// is never written: what a browser drops may stay on the disk, and neither the laptop's nor a lent phone's may know who chose what.
import { store, stored } from './keep.ts';
import type { Answer, ClientRole, Envelope } from './wire.ts';

interface Kept extends Envelope {
	/** By this device's clock. */
	readonly at: number;
}
/** After this what staff did not get sent is not wanted any more: a meeting that closes a day late, say. */
const staleMs = 12 * 60 * 60 * 1000;

const isForSomebody = ({ command }: Envelope): boolean =>
	command.type === 'CastBallot' && (command.person !== undefined || command.code !== undefined);
const isStale = ({ at }: Kept): boolean => !(Math.abs(Date.now() - at) < staleMs);
const without = <E extends Envelope>(all: readonly E[], id: string): readonly E[] =>
	all.filter((each) => each.id !== id);

export class Outbox {
	readonly #key: string;
	#held: readonly Kept[];
	readonly #told = new Map<string, (answer: Answer) => void>();
	/** How many were found that are too old to be sent, and were given up. */
	readonly lost: number;

	constructor(meeting: string, role: ClientRole) {
		this.#key = `tablee.outbox.${meeting}.${role}`;
		const found = this.#read();
		// What a resident tapped changes only what is still open, and gets its answer however late.
		const stale = role === 'resident' ? [] : found.filter(isStale);
		this.#held = found.filter((each) => !stale.includes(each));
		this.lost = stale.length;
		if (this.lost > 0) this.#write(this.#held);
	}

	/** In the order of the taps; those of another tab last. */
	get waiting(): readonly Envelope[] {
		return this.#withOthers().map(({ id, command }) => ({ id, command }));
	}

	/** Whether it would outlive a reload. */
	isKept(id: string): boolean {
		return this.#read().some((each) => each.id === id);
	}

	/** Resolves once it is answered, if this page lives to hear it. */
	add(envelope: Envelope): Promise<Answer> {
		this.#hold([...this.#withOthers(), { ...envelope, at: Date.now() }]);
		return new Promise((resolve) => this.#told.set(envelope.id, resolve));
	}

	settle(id: string, answer: Answer): void {
		this.#hold(without(this.#withOthers(), id));
		this.#told.get(id)?.(answer);
		this.#told.delete(id);
	}

	/** What lay in the storage too: it may have no room there any more. */
	#hold(all: readonly Kept[]): void {
		this.#held = all;
		this.#write(all);
	}

	#withOthers(): readonly Kept[] {
		const others = this.#read().filter(({ id }) => !this.#held.some((each) => each.id === id));
		return [...this.#held, ...others];
	}

	#read(): readonly Kept[] {
		try {
			const kept = JSON.parse(stored(this.#key) ?? '[]') as readonly Kept[];
			return kept.filter(({ id, command }) => id && command);
		} catch {
			return []; // something else lies there
		}
	}

	/** All of them, or the oldest that have room. What is answered is gone in any case. */
	#write(all: readonly Kept[]): void {
		const kept = all.filter((each) => !isForSomebody(each));
		for (let count = kept.length; count > 0; count -= 1) {
			const text = JSON.stringify(kept.slice(0, count));
			if (text === stored(this.#key) || store(this.#key, text)) return;
		}
		store(this.#key, null);
	}
}
