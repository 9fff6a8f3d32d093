// Commands that were tapped and are not yet answered, in order, in this browser's storage: they outlive a lost network
// and a reload, and go out again with the same id. Storage is read anew at each step, for two tabs share it.
// A ballot lies here too until its acknowledgement, and no longer; one that staff cast for somebody, or that goes by a slip,
// is never written: what a browser drops may stay on the disk, and neither the laptop's nor a lent phone's may know who chose what.
import { drop, keep, recall } from './keep.ts';
import type { Answer, Envelope } from './wire.ts';

interface Kept extends Envelope {
	readonly at: number;
}
/** After this a meeting is over, and what was not sent is not wanted any more. */
const staleMs = 12 * 60 * 60 * 1000;

const isForSomebody = ({ command }: Envelope): boolean =>
	command.type === 'CastBallot' && (command.person !== undefined || command.code !== undefined);

export class Outbox {
	readonly #key: string;
	#unwritten: readonly Kept[] = [];
	readonly #told = new Map<string, (answer: Answer) => void>();

	constructor(meeting: string, role: string) {
		this.#key = `tablee.outbox.${meeting}.${role}`;
	}

	get waiting(): readonly Envelope[] {
		const kept = [...this.#read(), ...this.#unwritten].sort((a, b) => a.at - b.at);
		return kept.map(({ id, command }) => ({ id, command }));
	}

	/** Resolves once it is answered, if this page lives to hear it. */
	add(envelope: Envelope): Promise<Answer> {
		const kept = { ...envelope, at: Date.now() };
		if (isForSomebody(envelope)) this.#unwritten = [...this.#unwritten, kept];
		else this.#write([...this.#read(), kept]);
		return new Promise((resolve) => this.#told.set(envelope.id, resolve));
	}

	settle(id: string, answer: Answer): void {
		this.#unwritten = this.#unwritten.filter((each) => each.id !== id);
		this.#write(this.#read().filter((each) => each.id !== id));
		this.#told.get(id)?.(answer);
		this.#told.delete(id);
	}

	#read(): readonly Kept[] {
		try {
			const kept = JSON.parse(recall(this.#key) ?? '[]') as readonly Kept[];
			return kept.filter(({ at }) => Date.now() - at < staleMs);
		} catch {
			return [];
		}
	}

	#write(kept: readonly Kept[]): void {
		if (kept.length === 0) drop(this.#key);
		else keep(this.#key, JSON.stringify(kept));
	}
}
