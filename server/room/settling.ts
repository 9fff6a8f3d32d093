// What is owed beside the journal once events are on disk: names to drop, boxes to destroy, words to blank. Each by itself:
// what the disk refuses of one is owed on, tried again with every batch and every few seconds until it is done, or the next start does it.

/** Doing it twice, or late, does no harm. */
export type Debt = () => Promise<void>;

const againMs = 3000;

export interface SettlingWatch {
	/** Time to call `settle` again. */
	readonly due: () => void;
	/** Something is owed, or nothing any more. */
	readonly changed: () => void;
	readonly refused: (error: unknown) => void;
}

export class Settling {
	readonly #watch: SettlingWatch;
	#owed: readonly Debt[] = [];
	#timer: NodeJS.Timeout | null = null;
	#isOver = false;

	constructor(watch: SettlingWatch) {
		this.#watch = watch;
	}

	get isOwed(): boolean {
		return this.#owed.length > 0;
	}

	/** Never rejects. One call at a time. */
	async settle(debts: readonly Debt[] = []): Promise<void> {
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

	/** What is owed still is left to the next opening. */
	end(): void {
		this.#isOver = true;
		this.#stopTimer();
	}

	#stopTimer(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
