// Journals of which the index is to learn how far they are on disk, and in which nobody is at work: those of an earlier version, those of
// an index that was made again, closed meetings that are only read. In the background, one journal at a time, many in one change of the index.
import { inBackground } from '../process/background.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { Store } from '../store/store.ts';

/** In one change of the index. */
const most = 32;

export class Unmarked {
	readonly #store: Store;
	readonly #log: Log;
	readonly #waiting = new Set<string>();
	#working: Promise<void> | null = null;
	#isOver = false;

	constructor(store: Store, log: Log) {
		this.#store = store;
		this.#log = log;
	}

	/** Returns at once. What fails is told in the log, and comes again when it is read again. */
	add(meetings: readonly string[]): void {
		if (this.#isOver) return;
		for (const meeting of meetings) this.#waiting.add(meeting);
		if (this.#working || this.#waiting.size === 0) return;
		this.#working = this.#work().finally(() => (this.#working = null));
		inBackground(this.#working, (error) => this.#log.warn(faultOf(error), 'not-marked'));
	}

	/** Of every listed one of which nothing is known. */
	addUnknown(): void {
		this.add(this.#store.catalogue.data.meetings.flatMap(({ id, known }) => (known ? [] : [id])));
	}

	/** The next start goes on with what is left. Never rejects. */
	async end(): Promise<void> {
		this.#isOver = true;
		this.#waiting.clear();
		await this.#working?.catch(() => undefined);
	}

	async #work(): Promise<void> {
		while (this.#waiting.size > 0) {
			const measured: string[] = [];
			for (const meeting of this.#waiting) {
				this.#waiting.delete(meeting);
				if (await this.#measure(meeting)) measured.push(meeting);
				if (measured.length >= most) break;
			}
			if (measured.length > 0) await this.#store.markMeasured(measured);
		}
	}

	async #measure(meeting: string): Promise<boolean> {
		try {
			return await this.#store.measure(meeting);
		} catch (error) {
			this.#log.warn({ meeting, ...faultOf(error) }, 'not-marked');
			return false;
		}
	}
}
