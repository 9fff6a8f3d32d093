// What is owed beside the journal once events are on disk: names to drop, boxes to destroy, words to blank. What the
// disk refuses is owed on: tried again before anything else is settled and every few seconds, until it is done or the next start does it.
import type { Event } from '#meeting/event.ts';

const againMs = 3000;

export interface SettlingGround {
	/** Doing it twice does no harm. */
	readonly settle: (events: readonly Event[]) => Promise<void>;
	/** Time to call `settle` again. */
	readonly due: () => void;
	/** `owed` is another than before; `error` why it became more than nothing. */
	readonly changed: (error?: unknown) => void;
}

export class Settling {
	readonly #ground: SettlingGround;
	#owed: readonly Event[] = [];
	#timer: NodeJS.Timeout | null = null;

	constructor(ground: SettlingGround) {
		this.#ground = ground;
	}

	get isOwed(): boolean {
		return this.#owed.length > 0;
	}

	/** Never rejects. One at a time. */
	async settle(events: readonly Event[] = []): Promise<void> {
		const wasOwed = this.isOwed;
		const owed = wasOwed ? [...this.#owed, ...events] : events;
		if (owed.length === 0) return;
		this.stop();
		try {
			await this.#ground.settle(owed);
			this.#owed = [];
			if (wasOwed) this.#ground.changed();
		} catch (error) {
			this.#owed = owed;
			this.#timer = setTimeout(this.#ground.due, againMs);
			if (!wasOwed) this.#ground.changed(error);
		}
	}

	stop(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
