// When the index learns how far a meeting's journal is on disk: once nothing was saved for some seconds, as the room closes, and
// once a minute where the saving never rests. Never with each command: it is another file, and another flush.
import { inBackground } from '../process/background.ts';
import type { Clock } from '../process/clock.ts';
import { faultOf, type Log } from '../process/log.ts';

const quietMs = 5000;
export const longestMs = 60_000;

export interface MarkingGround {
	readonly id: string;
	readonly log: Log;
	readonly clock: Clock;
}

export class Marking {
	readonly #mark: () => Promise<void>;
	readonly #ground: MarkingGround;
	#timer: NodeJS.Timeout | null = null;
	/** Since when something may be on disk that the index does not know; null where nothing is. */
	#since: number | null = null;

	/** What an opened journal holds is marked too, once it is quiet. */
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

	/** What could not be written is written at the next quiet moment. */
	readonly #failed = (error: unknown): void =>
		this.#ground.log.warn({ meeting: this.#ground.id, ...faultOf(error) }, 'not-marked');
}
