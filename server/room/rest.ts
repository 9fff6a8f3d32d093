// When a room may rest: nobody was in it for a while, and it had nothing to do.
import type { Clock } from '../process/clock.ts';

export class Rest {
	readonly #clock: Clock;
	readonly #afterMs: number;
	/** When each was asked for last, or last seen in use. */
	readonly #usedAt = new Map<string, number>();

	constructor(clock: Clock, afterMs: number) {
		this.#clock = clock;
		this.#afterMs = afterMs;
	}

	used(stream: string): void {
		this.#usedAt.set(stream, this.#clock());
	}

	/** Its room is closed. */
	closed(stream: string): void {
		this.#usedAt.delete(stream);
	}

	/** To be asked now and then. */
	isDue(stream: string, isUsed: boolean): boolean {
		if (isUsed) this.used(stream);
		const usedAt = this.#usedAt.get(stream) ?? this.#clock();
		return !isUsed && this.#clock() - usedAt >= this.#afterMs;
	}
}
