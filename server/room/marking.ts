// Decides when the catalogue learns how far a journal is on disk: once nothing was saved for some seconds, when the room closes, and once
// a minute while saving never pauses. It is never done with each command, because that would be one more file and one more flush.
import { inBackground } from '../process/background.ts';
import type { Clock } from '../process/clock.ts';
import { faultOf, type Log } from '../process/log.ts';

const quietMs = 5000;
export const longestMs = 60_000;

export interface MarkingGround {
	/** How the log calls it. */
	readonly called: object;
	readonly log: Log;
	readonly clock: Clock;
}

export class Marking {
	readonly #mark: () => Promise<void>;
	readonly #ground: MarkingGround;
	#timer: NodeJS.Timeout | null = null;
	/** Since when the disk may have lines that the catalogue does not know; null if there are none. */
	#since: number | null = null;

	/** The lines of a journal that was just opened are marked too, at the first quiet moment. */
	constructor(mark: () => Promise<void>, ground: MarkingGround) {
		this.#mark = mark;
		this.#ground = ground;
		this.saved();
	}

	saved(): void {
		const now = this.#ground.clock();
		this.#since ??= now;
		if (now - this.#since >= longestMs) this.#now();
		else if (this.#timer) this.#timer.refresh();
		else this.#timer = setTimeout(() => this.#now(), quietMs).unref();
	}

	stop(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		this.#since = null;
	}

	/** Never rejects. */
	async end(): Promise<void> {
		this.stop();
		await this.#mark().catch(this.#failed);
	}

	#now(): void {
		this.stop();
		inBackground(this.#mark(), this.#failed);
	}

	/** If the write fails, it is done at the next quiet moment. */
	readonly #failed = (error: unknown): void =>
		this.#ground.log.warn({ ...this.#ground.called, ...faultOf(error) }, 'not-marked');
}
