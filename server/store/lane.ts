/** Does one piece of work at a time, in the order in which they were asked for. If one fails, the next one still begins. */
export class Lane {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(work: () => Promise<T>): Promise<T> {
		const running = this.#last.then(work);
		this.#last = running.catch(() => undefined);
		return running;
	}
}
