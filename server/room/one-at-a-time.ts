// Work that is asked for again and again, and may take a while. It runs once at a time, and no request is lost: whoever asks while it
// runs gets another run after that one, whatever that one had looked at already.
export class OneAtATime {
	readonly #work: () => Promise<void>;
	readonly #failed: (error: unknown) => void;
	#isAsked = false;
	#running: Promise<void> | null = null;

	/** `failed` gets what a run threw. The next run begins all the same. */
	constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
		this.#work = work;
		this.#failed = failed;
	}

	get isIdle(): boolean {
		return this.#running === null;
	}

	ask(): void {
		this.#isAsked = true;
		this.#running ??= this.#run();
	}

	/** Resolves once no run goes on and none is asked for. */
	async idle(): Promise<void> {
		while (this.#running) await this.#running;
	}

	async #run(): Promise<void> {
		await Promise.resolve(); // what is asked in the same breath is one run
		while (this.#isAsked) {
			this.#isAsked = false;
			await this.#work().catch(this.#failed);
		}
		this.#running = null;
	}
}
