// Cuts a long piece of work into slices. Between two slices everything else in this process has its turn. A command of another room
// waits several times on its way, each time for one slice at most. So slices are short.
import { setImmediate } from 'node:timers/promises';

const sliceMs = 0.3;

export class Slices {
	#until = performance.now() + sliceMs;

	/** Ask after each small step. If it says so, wait for `next`. */
	get isOver(): boolean {
		return performance.now() >= this.#until;
	}

	async next(): Promise<void> {
		await setImmediate();
		this.#until = performance.now() + sliceMs;
	}
}
