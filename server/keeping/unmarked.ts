// Marks journals in which nobody is at work: those of an earlier version, those of an index that was made again, and closed meetings
// that are only read. It reads one journal at a time, in the background, and writes many marks in one change of the index.
import { inBackground } from '../process/background.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { Store } from '../store/store.ts';
import { meetingStreams } from '../meeting/stream.ts';

/** The number of marks in one change of the index. */
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

	/** Returns at once. A failure is logged, and the journal is tried again when it is read again. */
	add(meetings: readonly string[]): void {
		if (this.#isOver) return;
		for (const meeting of meetings) this.#waiting.add(meeting);
		if (this.#working || this.#waiting.size === 0) return;
		this.#working = this.#work().finally(() => (this.#working = null));
		inBackground(this.#working, (error) => this.#log.warn(faultOf(error), 'not-marked'));
	}

	/** All listed journals that have no mark. */
	addUnknown(): void {
		this.add(this.#store.catalogue.data.meetings.flatMap(({ id, known }) => (known ? [] : [id])));
	}

	/** Stops; the next start does the rest. Never rejects. */
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
			if (measured.length > 0) await meetingStreams(this.#store).markMeasured(measured);
		}
	}

	async #measure(meeting: string): Promise<boolean> {
		try {
			return await meetingStreams(this.#store).measure(meeting);
		} catch (error) {
			this.#log.warn({ meeting, ...faultOf(error) }, 'not-marked');
			return false;
		}
	}
}
