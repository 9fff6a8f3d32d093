// Which devices were told that there is internet: their addresses, in memory alone, for a quarter of an hour. They are only counted,
// never told to anybody, never logged.

export const rememberedMs = 15 * 60 * 1000;
/** More than any hall has. Beyond it the one that asked longest ago is forgotten. */
export const mostRemembered = 1000;

export class Answered {
	readonly #at = new Map<string, number>();
	readonly #now: () => number;

	/** `now`: in milliseconds, of a clock that nobody sets. */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	get count(): number {
		this.#forgetOld();
		return this.#at.size;
	}

	/** True where it was not counted before. */
	add(address: string): boolean {
		this.#forgetOld();
		const isNew = !this.#at.delete(address);
		this.#at.set(address, this.#now());
		const [oldest] = this.#at.keys();
		if (this.#at.size > mostRemembered && oldest !== undefined) this.#at.delete(oldest);
		return isNew;
	}

	forget(): void {
		this.#at.clear();
	}

	/** Whoever asked again stands last. */
	#forgetOld(): void {
		const since = this.#now() - rememberedMs;
		for (const [address, at] of this.#at) {
			if (at > since) return;
			this.#at.delete(address);
		}
	}
}
