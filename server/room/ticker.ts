// Does work that is asked for again and again: at once after a calm, and else once after a pause.
export class Ticker {
	readonly #work: () => void;
	readonly #failed: (error: unknown) => void;
	#timer: NodeJS.Timeout | null = null;
	#doneAt = -Infinity;
	#dueAt = Infinity;
	#isOver = false;

	/** `failed`: told what `work` threw, if nobody had called `schedule` at that moment. */
	constructor(work: () => void, failed: (error: unknown) => void) {
		this.#work = work;
		this.#failed = failed;
	}

	/** Does the work at most so long after it was done last, and at once if that is past. */
	schedule(afterMs: number): void {
		if (this.#isOver) return;
		const dueAt = this.#doneAt + afterMs;
		if (this.#timer && this.#dueAt <= dueAt) return;
		this.#stopTimer();
		this.#dueAt = dueAt;
		const wait = dueAt - performance.now();
		if (wait <= 0) this.#now();
		else this.#timer = setTimeout(() => this.#guarded(), wait);
	}

	/** For good. */
	end(): void {
		this.#isOver = true;
		this.#stopTimer();
	}

	#stopTimer(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}

	#now(): void {
		this.#doneAt = performance.now();
		this.#work();
	}

	#guarded(): void {
		this.#timer = null;
		try {
			this.#now();
		} catch (error) {
			this.#failed(error);
		}
	}
}
