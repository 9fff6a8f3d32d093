// A draft of something that somebody else may be editing, too. My changes are mine; all else follows the current value. Where both
// changed the same field, nobody is overwritten unasked: the writer sees the other value and says which one stays.
import { untrack } from 'svelte';

const plain = (text: unknown): unknown =>
	typeof text === 'string' ? text.replace(/[\s«»“”"]+/g, ' ').trim() : text;
/** Spaces and marks around a quote are not kept as they were typed. */
const isAlike = (a: unknown, b: unknown): boolean => hasSameContent(plain(a), plain(b));
export const hasSameContent = (a: unknown, b: unknown): boolean =>
	a === b || JSON.stringify(a) === JSON.stringify(b);

/** Typed text may be tidied when it is saved, and then still counts as the same. `exact`: it is kept to the last space. */
export type Fidelity = 'exact' | 'tidied';

export class SharedDraft<D extends object> {
	/** My draft. */
	value = $state() as D;
	/** The value when it was opened, or when my last change was accepted. */
	#before = $state.raw() as D;
	/** The value that I have seen: when it was opened, when my last change was accepted, or when I said that mine stands. */
	#seen = $state.raw() as D;
	/** My changes that are on their way. */
	#sent = $state.raw<Partial<D>>({});
	readonly #isAlike: typeof isAlike;

	constructor(first: D, kept: Fidelity = 'tidied') {
		this.#before = { ...first };
		this.#seen = this.#before;
		this.value = first;
		this.#isAlike = kept === 'exact' ? hasSameContent : isAlike;
	}

	/** For a component: fields that I did not touch follow `now` while it is shown. Undefined while there is no value yet. */
	following(now: () => D | undefined): this {
		$effect.pre(() => {
			const is = now();
			if (is) untrack(() => this.follow(is));
		});
		return this;
	}

	/** Fields that I did not touch become as in `now`. */
	follow(now: D): void {
		const moved = keysOf(now).filter((field) => !hasSameContent(now[field], this.#seen[field]));
		this.yieldTo(
			now,
			moved.filter((field) => !this.#isMine(field))
		);
		// My last change has come back. From here on, a change is somebody else's.
		this.insist(
			now,
			moved.filter((field) => this.#isAlike(now[field], this.#before[field]))
		);
	}

	/** My changes on top of `now`. */
	over(now: D): D {
		return { ...now, ...this.#mine() };
	}

	/** Those of `fields` that I changed and somebody else changed to another value. */
	clashes<F extends keyof D>(now: D, fields: readonly F[]): F[] {
		return fields.filter((field) => {
			const [was, mine, theirs] = [this.#before[field], this.value[field], now[field]];
			const isTheirs = !hasSameContent(this.#seen[field], theirs) && !this.#isAlike(was, theirs);
			const isSent = field in this.#sent && this.#isAlike(this.#sent[field], theirs);
			return isTheirs && !isSent && this.#isMine(field) && !this.#isAlike(mine, theirs);
		});
	}

	/** I have seen their value, and mine stands. */
	insist(now: D, fields: readonly (keyof D)[]): void {
		if (fields.length > 0) this.#seen = { ...this.#seen, ...only(now, fields) };
	}

	/** Their value stands. */
	yieldTo(now: D, fields: readonly (keyof D)[]): void {
		if (fields.length === 0) return;
		this.insist(now, fields);
		this.#before = { ...this.#before, ...only(now, fields) };
		this.value = { ...this.value, ...only(now, fields) };
	}

	/** `sending` resolves to null if it was refused. Once it is accepted, only later changes count as mine. `now` gives the value by then. */
	async tell(sending: Promise<unknown>, now: () => D): Promise<boolean> {
		const mine = this.#mine();
		this.#sent = mine;
		const isTaken = (await sending) !== null;
		this.#sent = {};
		if (!isTaken) return false;
		this.#before = { ...this.#before, ...mine };
		this.insist(
			now(),
			keysOf(this.#before).filter((field) => field in mine)
		);
		return true;
	}

	#isMine(field: keyof D): boolean {
		return !hasSameContent(this.#before[field], this.value[field]);
	}
	#mine(): Partial<D> {
		return only(
			this.value,
			keysOf(this.value).filter((field) => this.#isMine(field))
		);
	}
}

function keysOf<D extends object>(draft: D): (keyof D)[] {
	const keys: (keyof D)[] = [];
	for (const key in draft) keys.push(key);
	return keys;
}

function only<D extends object>(now: D, fields: readonly (keyof D)[]): Partial<D> {
	const part: Partial<D> = {};
	for (const field of fields) part[field] = now[field];
	return part;
}
