// Work that is asked for again and again and may take a while: one round at a time, and no asking is ever lost. Who asks
// while a round goes on gets another round after it, whatever that round had looked at already.
export class Rounds {
	readonly #round: () => Promise<void>;
	readonly #failed: (error: unknown) => void;
	#isAsked = false;
	#running: Promise<void> | null = null;

	/** `failed`: what a round threw; the next one is begun all the same. */
	constructor(round: () => Promise<void>, failed: (error: unknown) => void) {
		this.#round = round;
		this.#failed = failed;
	}

	get isIdle(): boolean {
		return this.#running === null;
	}

	ask(): void {
		this.#isAsked = true;
		this.#running ??= this.#run();
	}

	/** Resolves once no round goes on and none is asked for. */
	async idle(): Promise<void> {
		while (this.#running) await this.#running;
	}

	async #run(): Promise<void> {
		await Promise.resolve(); // what is asked in the same breath is one round
		while (this.#isAsked) {
			this.#isAsked = false;
			await this.#round().catch(this.#failed);
		}
		this.#running = null;
	}
}
