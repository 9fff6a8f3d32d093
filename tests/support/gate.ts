// A gate in front of one act of a store. It says when something waits before it, and opens when the test says so.
export class Gate {
	readonly #reached = Promise.withResolvers<unknown>();
	readonly #opened = Promise.withResolvers<unknown>();
	#isShut = false;

	/** Resolves once something waits before it. */
	get reached(): Promise<unknown> {
		return this.#reached.promise;
	}

	shut(): this {
		this.#isShut = true;
		return this;
	}

	open(): void {
		this.#opened.resolve(true);
	}

	async pass<T>(work: () => Promise<T>): Promise<T> {
		if (this.#isShut) {
			this.#reached.resolve(true);
			await this.#opened.promise;
		}
		return work();
	}
}
