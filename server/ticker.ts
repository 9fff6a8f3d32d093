// When work is done that is asked for again and again: at once after a calm, and else in one go after a pause.
export class Ticker {
	readonly #work: () => void;
	readonly #failed: (error: unknown) => void;
	#timer: NodeJS.Timeout | null = null;
	#doneAt = -Infinity;
	#dueAt = Infinity;

	/** `failed`: what `work` threw outside of any call of `schedule`. */
	constructor(work: () => void, failed: (error: unknown) => void) {
		this.#work = work;
		this.#failed = failed;
	}

	/** At most so long after it was done last; at once where that is past. */
	schedule(afterMs: number): void {
		const dueAt = this.#doneAt + afterMs;
		if (this.#timer && this.#dueAt <= dueAt) return;
		this.stop();
		this.#dueAt = dueAt;
		const wait = dueAt - performance.now();
		if (wait <= 0) this.#now();
		else this.#timer = setTimeout(() => this.#guarded(), wait);
	}

	stop(): void {
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
