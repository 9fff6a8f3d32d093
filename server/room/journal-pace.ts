// How fast a journal grows, so that staff are told before it is too long: a hall of five hundred that arrives and votes three times
// stays below.
const windowMs = 10 * 60 * 1000;
const unusual = 3000;
const pieceMs = 30 * 1000;

export class JournalPace {
	/** Events by the piece of time in which they came, the oldest first. */
	#pieces: { readonly from: number; count: number }[] = [];

	saved(count: number, now: number): void {
		const last = this.#pieces.at(-1);
		if (last && now - last.from < pieceMs) last.count += count;
		else this.#pieces.push({ from: now, count });
	}

	isUnusual(now: number): boolean {
		this.#pieces = this.#pieces.filter(({ from }) => now - from < windowMs);
		return this.#pieces.reduce((sum, { count }) => sum + count, 0) > unusual;
	}
}
