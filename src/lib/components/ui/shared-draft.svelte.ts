// A draft of something that somebody else may be editing, too: what I changed is mine, all else follows what is. Where both
// changed the same words nobody is overwritten unasked: whoever writes sees theirs, and says which ones stay.
const plain = (text: unknown): unknown =>
	typeof text === 'string' ? text.replace(/[\s«»“”"]+/g, ' ').trim() : text;
/** Spaces and marks around a quote are not kept as they were typed. */
const isAlike = (a: unknown, b: unknown): boolean => isSame(plain(a), plain(b));
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export class SharedDraft<D extends object> {
	/** As it is being written. */
	value = $state() as D;
	/** As it was when it was opened, or when the last of mine was taken. */
	#before = $state.raw() as D;

	/** What was there when it was opened, when the last of mine was taken, or when I said that mine stand. */
	#seen = $state.raw() as D;

	constructor(first: D) {
		this.#before = { ...first };
		this.#seen = this.#before;
		this.value = first;
	}

	/** What I changed, on top of what is `now`. */
	over(now: D): D {
		const was: Record<string, unknown> = Object.fromEntries(Object.entries(this.#before));
		const mine = Object.entries(this.value).filter(([field, value]) => !isSame(value, was[field]));
		return { ...now, ...(Object.fromEntries(mine) as Partial<D>) };
	}

	/** Those of `fields` that I changed, and somebody else too, to something else. */
	clashes<F extends keyof D>(now: D, fields: readonly F[]): F[] {
		return fields.filter((field) => {
			const [was, mine, theirs] = [this.#before[field], this.value[field], now[field]];
			const isTheirs = !isSame(this.#seen[field], theirs) && !isAlike(was, theirs);
			return isTheirs && !isSame(was, mine) && !isAlike(mine, theirs);
		});
	}

	/** I have seen theirs, and mine stand. */
	insist(now: D, fields: readonly (keyof D)[]): void {
		this.#seen = { ...this.#seen, ...only(now, fields) };
	}

	/** Theirs stand. */
	yieldTo(now: D, fields: readonly (keyof D)[]): void {
		this.insist(now, fields);
		this.#before = { ...this.#before, ...only(now, fields) };
		this.value = { ...this.value, ...only(now, fields) };
	}

	/** `told` resolves to null where it was refused. Once it is taken, only what I change from here on is mine. `now`: what is there by then. */
	async tell(told: Promise<unknown>, now: () => D): Promise<boolean> {
		const mine = { ...this.value };
		const isTaken = (await told) !== null;
		if (!isTaken) return false;
		this.#before = mine;
		this.#seen = now();
		return true;
	}
}

function only<D extends object>(now: D, fields: readonly (keyof D)[]): Partial<D> {
	const part: Partial<D> = {};
	for (const field of fields) part[field] = now[field];
	return part;
}
