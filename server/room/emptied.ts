// Streams that nobody may enter now, because somebody is at work on their files: one piece of work at a time in each.
export class Emptied {
	readonly #until = new Map<string, Promise<void>>();

	/** Resolves when nobody is at work on it any more; undefined if nobody is. Never rejects. */
	of(stream: string): Promise<void> | undefined {
		return this.#until.get(stream);
	}

	/** Everything that is under way. */
	get all(): readonly Promise<void>[] {
		return [...this.#until.values()];
	}

	/** Begins `work` once what is under way in this stream is over. */
	during<T>(stream: string, work: () => Promise<T>): Promise<T> {
		const before = this.#until.get(stream);
		const doing = (async () => {
			await before;
			return work();
		})();
		const over = () => {
			if (this.#until.get(stream) === done) this.#until.delete(stream);
		};
		const done: Promise<void> = doing.then(over, over);
		this.#until.set(stream, done);
		return doing;
	}
}
