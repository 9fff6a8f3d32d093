// Fields that are always open, and that somebody else may change, too. They show the current value until somebody types. The typed text
// stays until it is accepted, and replaces nobody's words unasked.
import { hasSameContent, SharedDraft, type Fidelity } from './shared-draft.svelte.ts';

export class SharedFields<D extends object> {
	readonly fields: readonly (keyof D)[];
	readonly #now: () => D;
	readonly #kept: Fidelity;
	/** Null while nothing is typed. */
	#draft = $state.raw<SharedDraft<D> | null>(null);
	/** My last accepted change. Its answer may come before the view that has it. */
	#taken = $state.raw<{ readonly former: D; readonly mine: D } | null>(null);
	#isSending = false;
	#isAsked = false;

	constructor(now: () => D, fields: readonly (keyof D)[], kept: Fidelity = 'tidied') {
		this.#now = now;
		this.fields = fields;
		this.#kept = kept;
	}

	get draft(): SharedDraft<D> | null {
		return this.#draft;
	}
	/** The current value, as far as this page knows. */
	get theirs(): D {
		const now = this.#now();
		return this.#taken && hasSameContent(this.#taken.former, now) ? this.#taken.mine : now;
	}
	/** The value in the fields. */
	get value(): D {
		return this.#draft?.over(this.theirs) ?? this.theirs;
	}

	write(change: Partial<D>): void {
		const draft = this.#draft ?? new SharedDraft({ ...this.theirs }, this.#kept);
		draft.follow(this.theirs);
		draft.value = { ...draft.value, ...change };
		this.#draft = draft;
	}

	/** A question is open. Nothing is saved before somebody answers it. */
	get isAsking(): boolean {
		return this.#draft !== null && this.#draft.clashes(this.theirs, this.fields).length > 0;
	}

	/** Drops the typed text. */
	drop(): void {
		this.#draft = null;
	}

	/** `send` resolves to null if it was refused. Changes go one after the other: later typing is sent behind the running one. */
	async keep(send: (mine: D, seen: D) => Promise<unknown>): Promise<void> {
		if (this.#isSending) return void (this.#isAsked = true);
		const [draft, seen, former] = [this.#draft, this.theirs, this.#now()];
		if (!draft || draft.clashes(seen, this.fields).length > 0) return;
		const mine = draft.over(seen);
		if (hasSameContent(mine, seen)) return this.drop();
		this.#isSending = true;
		const isTaken = await draft.tell(send(mine, seen), () => mine);
		this.#isSending = false;
		if (isTaken) this.#taken = { former, mine };
		if (isTaken && hasSameContent(draft.over(mine), mine)) this.drop();
		const isAsked = this.#isAsked;
		this.#isAsked = false;
		if (isAsked) await this.keep(send);
	}
}
