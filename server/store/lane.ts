/** Lets one piece of work through at a time, in the order asked. One that fails does not hold up the next. */
export class Lane {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(work: () => Promise<T>): Promise<T> {
		const running = this.#last.then(work);
		this.#last = running.catch(() => undefined);
		return running;
	}
}
