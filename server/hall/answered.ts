// Counts the devices that were told that there is internet. Their addresses are only in memory, while they have a line and for a quarter
// of an hour afterwards. The addresses are shown to nobody and never logged.

export const rememberedMs = 15 * 60 * 1000;
/** More than any hall has. If there are more, the one that was seen longest ago is forgotten. */
export const mostRemembered = 1000;

export class AnsweredPhones {
	readonly #at = new Map<string, number>();
	readonly #isHere: (address: string) => boolean;
	readonly #now: () => number;

	/** `isHere` tells whether a device has a line. `now` is in milliseconds, from a monotonic clock. */
	constructor(isHere: (address: string) => boolean, now: () => number = () => performance.now()) {
		this.#isHere = isHere;
		this.#now = now;
	}

	get count(): number {
		this.#forgetOld();
		return this.#at.size;
	}

	has(address: string): boolean {
		return this.#at.has(address);
	}

	/** True if the device is new. */
	add(address: string): boolean {
		this.#forgetOld();
		const isNew = !this.#at.has(address);
		this.#saw(address);
		const [oldest] = this.#at.keys();
		if (this.#at.size > mostRemembered && oldest !== undefined) this.#at.delete(oldest);
		return isNew;
	}

	forget(): void {
		this.#at.clear();
	}

	/** Moves it to the end, so that the map is in the order of the last sighting. */
	#saw(address: string): void {
		this.#at.delete(address);
		this.#at.set(address, this.#now());
	}

	#forgetOld(): void {
		const since = this.#now() - rememberedMs;
		const old = [...this.#at].filter(([, at]) => at <= since).map(([address]) => address);
		for (const address of old) {
			if (this.#isHere(address)) this.#saw(address);
			else this.#at.delete(address);
		}
	}
}
