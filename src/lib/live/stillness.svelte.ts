// Whether the server on this computer stands still or has ended. A click can stop the process in the black window. The system still takes
// connections for a stopped process, so the question gets through and no answer comes. Where nobody listens any more, the question fails
// at once. The server counts as ended only after several such failures, because a restart takes a moment.
import { request, type OpenRoute } from './ask.ts';

const everyMs = 2000;
const patienceMs = 3000;
const failuresOfAnEnd = 3;

/** From another computer, a silent Wi-Fi looks the same, and there is no black window to press. */
export const isOnItsComputer = (hostname: string): boolean =>
	['localhost', '127.0.0.1', '[::1]'].includes(hostname);

let isMeant = $state(false);

/** Set where somebody here ended the server and was told what to start next. */
export const endIsMeant = (): void => void (isMeant = true);

export class Stillness {
	#isStill = $state(false);
	#failures = $state(0);

	get isStill(): boolean {
		return this.#isStill;
	}
	get hasEnded(): boolean {
		return this.#failures >= failuresOfAnEnd && !isMeant;
	}

	/** Asks again and again, one question at a time. Returns the function that stops it. */
	open(): () => void {
		const end = new AbortController();
		let next: ReturnType<typeof setTimeout> | undefined;
		const ask = async (): Promise<void> => {
			await this.#ask(end.signal);
			if (!end.signal.aborted) next = setTimeout(() => void ask(), everyMs);
		};
		void ask();
		return () => {
			clearTimeout(next);
			end.abort();
		};
	}

	/** The question waits without limit, so a server that goes on answers it first of all. */
	async #ask(signal: AbortSignal): Promise<void> {
		const patience = setTimeout(() => (this.#isStill = true), patienceMs);
		// Any answer shows that the server goes on.
		const hasFailed = await request('GET /awake' satisfies OpenRoute, { signal }, () => false);
		clearTimeout(patience);
		this.#isStill = false;
		if (!hasFailed && this.#failures > 0) isMeant = false;
		this.#failures = hasFailed ? this.#failures + 1 : 0;
	}
}
