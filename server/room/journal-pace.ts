// Tells how fast a journal grows, so that somebody is warned before it is too long. Five hundred devices that do four things each within
// ten minutes stay below.
const windowMs = 10 * 60 * 1000;
const unusual = 3000;
const pieceMs = 30 * 1000;

export class JournalPace {
	/** How many events came in each piece of time, the oldest first. */
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
