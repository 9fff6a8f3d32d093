// Commands that were tapped and are not yet answered, in order. The page holds its own until each is answered, whatever
// becomes of the browser's storage or the clock. Storage has a copy, which outlives a reload: they go out again with the
// same id. It is read anew at each step, for two tabs share it: what one of them took away, no other writes back.
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
const has = (all: readonly Envelope[], id: string): boolean => all.some((each) => each.id === id);

export class Outbox {
	readonly #key: string;
	/** What this page answers for: what it found when it began, what it tapped, and what it had to take out for lack of room. */
	#held: readonly Kept[];
	/** Tapped here and not in the storage yet. Nothing else is ever put there: another tab may have taken it away, answered. */
	readonly #unwritten = new Set<string>();
	readonly #resolvers = new Map<string, (answer: Answer) => void>();
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
		return this.#withOthers(this.#read()).map(({ id, command }) => ({ id, command }));
	}

	/** Whether it would outlive a reload. */
	isKept(id: string): boolean {
		return has(this.#read(), id);
	}

	/** Resolves once it is answered, if this page lives to hear it. */
	add(envelope: Envelope): Promise<Answer> {
		this.#held = [...this.#held, { ...envelope, at: Date.now() }];
		if (!isForSomebody(envelope)) this.#unwritten.add(envelope.id);
		const answered = new Promise<Answer>((resolve) => this.#resolvers.set(envelope.id, resolve));
		this.#write(this.#read());
		return answered;
	}

	settle(id: string, answer: Answer): void {
		this.#held = without(this.#held, id);
		this.#unwritten.delete(id);
		this.#write(without(this.#read(), id));
		this.#resolvers.get(id)?.(answer);
		this.#resolvers.delete(id);
	}

	#withOthers(lying: readonly Kept[]): readonly Kept[] {
		return [...this.#held, ...lying.filter(({ id }) => !has(this.#held, id))];
	}

	#read(): readonly Kept[] {
		try {
			const kept = JSON.parse(stored(this.#key) ?? '[]') as readonly Kept[];
			return kept.filter(({ id, command }) => id && command);
		} catch {
			return []; // something else lies there
		}
	}

	/** What is to stay there, and behind it what was tapped here: all, or the oldest that have room. */
	#write(staying: readonly Kept[]): void {
		const all = [...staying, ...this.#held.filter(({ id }) => this.#unwritten.has(id))];
		const count = this.#store(all);
		for (const { id } of all.slice(0, count)) this.#unwritten.delete(id);
		const taken = all.slice(count);
		for (const { id } of taken) if (this.#resolvers.has(id)) this.#unwritten.add(id);
		this.#held = this.#withOthers(taken);
	}

	/** How many of them lie there now. What is answered is gone in any case. */
	#store(all: readonly Kept[]): number {
		for (let count = all.length; count > 0; count -= 1) {
			const text = JSON.stringify(all.slice(0, count));
			if (text === stored(this.#key) || store(this.#key, text)) return count;
		}
		store(this.#key, null);
		return 0;
	}
}
