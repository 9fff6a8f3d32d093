// A draft of something that somebody else may be editing, too: what I changed is mine, all else follows what is.
export class SharedDraft<D extends object> {
	/** As it is being written. */
	value = $state() as D;
	/** As it was when it was opened, or when the last of mine was taken. */
	#before: D;

	constructor(first: D) {
		this.#before = { ...first };
		this.value = first;
	}

	/** What I changed, on top of what is `now`. */
	over(now: D): D {
		const was: Record<string, unknown> = Object.fromEntries(Object.entries(this.#before));
		const mine = Object.entries(this.value).filter(([field, value]) => value !== was[field]);
		return { ...now, ...(Object.fromEntries(mine) as Partial<D>) };
	}

	/** `told` resolves to null where it was refused. Once it is taken, only what I change from here on is mine. */
	async tell(told: Promise<unknown>): Promise<void> {
		const mine = { ...this.value };
		if ((await told) !== null) this.#before = mine;
	}
}
