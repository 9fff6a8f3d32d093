// Closing a vote takes five seconds in which it can be called off: a mistaken close would cost the room a second round.
export class Closing {
	readonly #prepare: () => () => void;
	#close: () => void = () => {};
	#left = $state(0);
	#beat: ReturnType<typeof setInterval> | undefined;

	/** `prepare` is asked at the start, and says what to do at the end: whatever the room looks at by then. */
	constructor(prepare: () => () => void) {
		this.#prepare = prepare;
	}

	/** Seconds left; 0 while nothing is closing. */
	get left(): number {
		return this.#left;
	}
	get isOn(): boolean {
		return this.#left > 0;
	}

	start(): void {
		if (this.isOn) return;
		this.#close = this.#prepare();
		this.#left = 5;
		this.#beat = setInterval(() => this.#count(), 1000);
	}

	/** True where there was something to call off. */
	cancel(): boolean {
		const was = this.isOn;
		clearInterval(this.#beat);
		this.#left = 0;
		return was;
	}

	#count(): void {
		this.#left -= 1;
		if (this.#left > 0) return;
		clearInterval(this.#beat);
		this.#close();
	}
}
