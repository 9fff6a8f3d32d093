// Commands that wait for their answer, in order. The page holds its own commands until each is answered, whatever becomes of the
// browser's storage or the clock. The storage has a copy: after a reload, commands go out again with the same id. Two tabs share the
// storage, so it is read anew at each step: no tab writes back what the other took away.
// A phone's ballot lies there too, until its acknowledgement. A ballot that staff cast for somebody, or that goes by a slip, is never
// written there. A browser may leave removed data on the disk, and no disk of a laptop or a lent phone may tell who chose what.
import { store, stored } from './keep.ts';
import type { Answer, ClientRole, Envelope } from './wire.ts';

interface Kept extends Envelope {
	/** By this device's clock. */
	readonly at: number;
}
/** An unsent act of staff that is older is not wanted any more: it might close a meeting a day late. */
const staleMs = 12 * 60 * 60 * 1000;

const isForSomebody = ({ command }: Envelope): boolean =>
	command.type === 'CastBallot' && (command.person !== undefined || command.code !== undefined);
const isStale = ({ at }: Kept): boolean => !(Math.abs(Date.now() - at) < staleMs);
const without = <E extends Envelope>(all: readonly E[], id: string): readonly E[] =>
	all.filter((each) => each.id !== id);
const has = (all: readonly Envelope[], id: string): boolean => all.some((each) => each.id === id);

export class Outbox {
	readonly #key: string;
	/** The commands that this page sends: found at its beginning, tapped here, or taken out of the storage for lack of room. */
	#held: readonly Kept[];
	/** Tapped here and not in the storage yet. The page puts only these there: another tab may have removed the others because they were answered. */
	readonly #unwritten = new Set<string>();
	readonly #resolvers = new Map<string, (answer: Answer) => void>();
	/** How many commands were found too old to be sent, and given up. */
	readonly lost: number;

	constructor(meeting: string, role: ClientRole) {
		this.#key = `tablee.outbox.${meeting}.${role}`;
		const found = this.#read();
		// A resident's command changes only what is still open, so it may be sent however late.
		const stale = role === 'resident' ? [] : found.filter(isStale);
		this.#held = found.filter((each) => !stale.includes(each));
		this.lost = stale.length;
		if (this.lost > 0) this.#write(this.#held);
	}

	/** In the order of the taps. Those of another tab stand last. */
	get waiting(): readonly Envelope[] {
		return this.#withOthers(this.#read()).map(({ id, command }) => ({ id, command }));
	}

	/** Whether a reload would leave it. */
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

	/** Writes the commands that stay, then those tapped here: all of them, or the oldest for which there is room. */
	#write(staying: readonly Kept[]): void {
		const all = [...staying, ...this.#held.filter(({ id }) => this.#unwritten.has(id))];
		const count = this.#store(all);
		for (const { id } of all.slice(0, count)) this.#unwritten.delete(id);
		const taken = all.slice(count);
		for (const { id } of taken) if (this.#resolvers.has(id)) this.#unwritten.add(id);
		this.#held = this.#withOthers(taken);
	}

	/** Returns how many of them lie there now. Answered commands are gone in any case. */
	#store(all: readonly Kept[]): number {
		for (let count = all.length; count > 0; count -= 1) {
			const text = JSON.stringify(all.slice(0, count));
			if (text === stored(this.#key) || store(this.#key, text)) return count;
		}
		store(this.#key, null);
		return 0;
	}
}
