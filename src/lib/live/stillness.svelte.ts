// Whether the server stands still, or has ended: on its own computer, where a black window may have been stopped by a click. The system takes
// the line for a process that is stopped, so the question is on its way and no answer comes. Where nobody listens any more
// the question fails at once: asked once more and again, so that a start anew is no end, it has ended.
import { request, type OpenRoute } from './ask.ts';

const everyMs = 2000;
const patienceMs = 3000;
const failuresOfAnEnd = 3;

/** From elsewhere a silent Wi-Fi looks the same, and no black window is at hand. */
export const isOnItsComputer = (hostname: string): boolean =>
	['localhost', '127.0.0.1', '[::1]'].includes(hostname);

let isMeant = $state(false);

/** It ends now because somebody here wanted that, and has been told what to start then. */
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

	/** Asks again and again, one question at a time. Returns what ends it. */
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

	/** The question waits as long as it takes: its answer is the first that a server gives which goes on. */
	async #ask(signal: AbortSignal): Promise<void> {
		const patience = setTimeout(() => (this.#isStill = true), patienceMs);
		// Whatever it answers, it goes on.
		const hasFailed = await request('GET /awake' satisfies OpenRoute, { signal }, () => false);
		clearTimeout(patience);
		this.#isStill = false;
		if (!hasFailed && this.#failures > 0) isMeant = false;
		this.#failures = hasFailed ? this.#failures + 1 : 0;
	}
}
