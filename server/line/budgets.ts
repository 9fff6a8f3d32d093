// How much one phone may add to a journal, beyond how fast: what can be done, undone and done again has a budget, counted in lines
// that were written. It is far above what anybody does in an evening; what a kind of stream bounds by itself (as ideas and seats) has none.
// Asked while a command is decided, hence without waiting; spent as it is accepted, so that what is decided behind it in the same batch
// knows; given back where the disk then refuses.

/** So many in so long a time, by key. */
export class Budget {
	readonly #most: number;
	readonly #ms: number;
	#sweptAt = performance.now();
	readonly #spent = new Map<string, { readonly from: number; count: number }>();

	constructor(most: number, ms: number) {
		this.#most = most;
		this.#ms = ms;
	}

	isSpent(key: string, now = performance.now()): boolean {
		const spent = this.#spent.get(key);
		if (spent && now - spent.from >= this.#ms) this.#spent.delete(key);
		return (this.#spent.get(key)?.count ?? 0) >= this.#most;
	}

	spend(key: string, now = performance.now()): void {
		const spent = this.#spent.get(key);
		if (spent) spent.count += 1;
		else this.#spent.set(key, { from: now, count: 1 });
		this.#sweep(now);
	}

	giveBack(key: string): void {
		const spent = this.#spent.get(key);
		if (spent) spent.count -= 1;
	}

	#sweep(now: number): void {
		if (now - this.#sweptAt < this.#ms) return;
		this.#sweptAt = now;
		for (const [key, { from }] of this.#spent) if (now - from >= this.#ms) this.#spent.delete(key);
	}
}

/** What one command costs: a line, once. */
export class Price {
	readonly #budget: Budget;
	readonly #key: string;
	#isPaid = false;

	constructor(budget: Budget, key: string) {
		this.#budget = budget;
		this.#key = key;
	}

	/** Nothing is left for it. */
	get isSpent(): boolean {
		return !this.#isPaid && this.#budget.isSpent(this.#key);
	}

	spend(): void {
		if (!this.#isPaid) this.#budget.spend(this.#key);
		this.#isPaid = true;
	}

	giveBack(): void {
		if (this.#isPaid) this.#budget.giveBack(this.#key);
		this.#isPaid = false;
	}
}
