// A browser's storage that may be full, or refuse everything, as those of private windows do.
export class FragileStorage {
	readonly #kept = new Map<string, string>();
	/** Whether a text still has room. */
	takes: (text: string) => boolean = () => true;
	/** Nothing can be read, written or removed. */
	isShut = false;

	get all(): readonly (readonly [string, string])[] {
		return [...this.#kept];
	}

	getItem(key: string): string | null {
		this.#open();
		return this.#kept.get(key) ?? null;
	}
	setItem(key: string, text: string): void {
		this.#open();
		if (!this.takes(text)) throw new DOMException('no room', 'QuotaExceededError');
		this.#kept.set(key, text);
	}
	removeItem(key: string): void {
		this.#open();
		this.#kept.delete(key);
	}
	clear(): void {
		this.#kept.clear();
	}
	key(index: number): string | null {
		this.#open();
		return [...this.#kept.keys()][index] ?? null;
	}
	get length(): number {
		this.#open();
		return this.#kept.size;
	}

	#open(): void {
		if (this.isShut) throw new DOMException('no storage', 'SecurityError');
	}
}
