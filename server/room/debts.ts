// Does what is owed beside the journal once events are on disk: names to drop, boxes to destroy, words to blank. Each debt is paid by
// itself. If the disk refuses one, it is tried again with every batch and every few seconds, and at last by the next opening.

/** Doing it twice, or late, does no harm. */
export type Debt = () => Promise<void>;

const againMs = 3000;

export interface DebtsWatch {
	/** It is time to call `pay` again. */
	readonly due: () => void;
	/** Told when something begins or ceases to be owed. */
	readonly changed: () => void;
	readonly refused: (error: unknown) => void;
}

export class Debts {
	readonly #watch: DebtsWatch;
	#owed: readonly Debt[] = [];
	#timer: NodeJS.Timeout | null = null;
	#isOver = false;

	constructor(watch: DebtsWatch) {
		this.#watch = watch;
	}

	get isOwed(): boolean {
		return this.#owed.length > 0;
	}

	/** Never rejects. One call at a time. */
	async pay(debts: readonly Debt[] = []): Promise<void> {
		const wasOwed = this.isOwed;
		this.#stopTimer();
		const left: Debt[] = [];
		for (const debt of [...this.#owed, ...debts])
			await debt().catch((error: unknown) => {
				if (!this.#owed.includes(debt)) this.#watch.refused(error);
				left.push(debt);
			});
		this.#owed = left;
		if (this.isOwed && !this.#isOver) this.#timer = setTimeout(this.#watch.due, againMs);
		if (this.isOwed !== wasOwed) this.#watch.changed();
	}

	/** What is still owed is left to the next opening. */
	end(): void {
		this.#isOver = true;
		this.#stopTimer();
	}

	#stopTimer(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
