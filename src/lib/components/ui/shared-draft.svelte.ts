// A draft of something that somebody else may be editing, too: what I changed is mine, all else follows what is. Where both
// changed the same field nobody is overwritten unasked: whoever writes sees theirs, and says which one stays.
import { untrack } from 'svelte';

const plain = (text: unknown): unknown =>
	typeof text === 'string' ? text.replace(/[\s«»“”"]+/g, ' ').trim() : text;
/** Spaces and marks around a quote are not kept as they were typed. */
const isAlike = (a: unknown, b: unknown): boolean => hasSameContent(plain(a), plain(b));
export const hasSameContent = (a: unknown, b: unknown): boolean =>
	a === b || JSON.stringify(a) === JSON.stringify(b);

/** What does not survive as it is typed is alike all the same; `exact`: it is kept as it is typed, to the last space. */
export type Fidelity = 'exact' | 'tidied';

export class SharedDraft<D extends object> {
	/** As it is being written. */
	value = $state() as D;
	/** As it was when it was opened, or when the last of mine was taken. */
	#before = $state.raw() as D;
	/** What was there when it was opened, when the last of mine was taken, or when I said that mine stand. */
	#seen = $state.raw() as D;
	/** What of mine is on its way. */
	#sent = $state.raw<Partial<D>>({});
	readonly #isAlike: typeof isAlike;

	constructor(first: D, kept: Fidelity = 'tidied') {
		this.#before = { ...first };
		this.#seen = this.#before;
		this.value = first;
		this.#isAlike = kept === 'exact' ? hasSameContent : isAlike;
	}

	/** For a component: what I did not touch follows what is `now`, for as long as it is shown. Undefined: it is not there yet. */
	following(now: () => D | undefined): this {
		$effect.pre(() => {
			const is = now();
			if (is) untrack(() => this.follow(is));
		});
		return this;
	}

	/** What I did not touch is as it is `now`. */
	follow(now: D): void {
		const moved = keysOf(now).filter((field) => !hasSameContent(now[field], this.#seen[field]));
		this.yieldTo(
			now,
			moved.filter((field) => !this.#isMine(field))
		);
		// The last of mine has come back: from here on, a change is somebody else's.
		this.insist(
			now,
			moved.filter((field) => this.#isAlike(now[field], this.#before[field]))
		);
	}

	/** What I changed, on top of what is `now`. */
	over(now: D): D {
		return { ...now, ...this.#mine() };
	}

	/** Those of `fields` that I changed, and somebody else too, to something else. */
	clashes<F extends keyof D>(now: D, fields: readonly F[]): F[] {
		return fields.filter((field) => {
			const [was, mine, theirs] = [this.#before[field], this.value[field], now[field]];
			const isTheirs = !hasSameContent(this.#seen[field], theirs) && !this.#isAlike(was, theirs);
			const isSent = field in this.#sent && this.#isAlike(this.#sent[field], theirs);
			return isTheirs && !isSent && this.#isMine(field) && !this.#isAlike(mine, theirs);
		});
	}

	/** I have seen theirs, and mine stand. */
	insist(now: D, fields: readonly (keyof D)[]): void {
		if (fields.length > 0) this.#seen = { ...this.#seen, ...only(now, fields) };
	}

	/** Theirs stand. */
	yieldTo(now: D, fields: readonly (keyof D)[]): void {
		if (fields.length === 0) return;
		this.insist(now, fields);
		this.#before = { ...this.#before, ...only(now, fields) };
		this.value = { ...this.value, ...only(now, fields) };
	}

	/** `told` resolves to null where it was refused. Once it is taken, only what I change from here on is mine. `now`: what is there by then. */
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
