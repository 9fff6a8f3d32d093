// Bounds how much one device may add to a journal. Whatever can be done, undone and done again has a budget, counted in written lines and
// far above what anybody needs. A budget is asked while a command is decided, hence without waiting. It is spent as the command is accepted,
// so that the next command of the same batch knows. It is given back if the disk then refuses.

/** At most so many in so long a time, for each key. */
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

/** One command costs one line, once. */
export class Price {
	readonly #budget: Budget;
	readonly #key: string;
	#isPaid = false;

	constructor(budget: Budget, key: string) {
		this.#budget = budget;
		this.#key = key;
	}

	/** The budget has nothing left for it. */
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
