// The seat of a phone. It is taken by itself once the doors are open. If staff mark a connected phone as gone, its owner reads that,
// and takes the seat again by a tap.
import type { Answer } from './wire.ts';

const againMs = 10_000;

export class Seat {
	readonly #ask: () => Promise<Answer>;
	/** Whether this line asked for a seat. A seat that an earlier line was given may be gone. */
	#hasAsked = false;
	/** This line was told of a seat. */
	#wasTaken = false;
	#isWanted = false;
	#isMarkedLeft = $state(false);

	constructor(ask: () => Promise<Answer>) {
		this.#ask = ask;
	}

	/** P52. The seat was lost while the phone was connected. */
	get isMarkedLeft(): boolean {
		return this.#isMarkedLeft;
	}

	onNewLine(): void {
		this.#hasAsked = this.#wasTaken = false;
	}

	/** `person`: who sits on it. `mayAsk`: the doors are open, and no request is on its way. */
	hear(person: string | null, mayAsk: boolean): void {
		const isTaken = person !== null;
		this.#isMarkedLeft = !isTaken && (this.#isMarkedLeft || this.#wasTaken);
		this.#wasTaken = isTaken;
		this.#isWanted = mayAsk && !isTaken;
		this.#take();
	}

	comeBack(): void {
		this.#isMarkedLeft = this.#wasTaken = false;
		this.#takeAnew();
	}

	#take(): void {
		if (!this.#isWanted || this.#isMarkedLeft || this.#hasAsked) return;
		this.#hasAsked = true;
		void this.#ask().then((answer) => {
			// A place may have become free without any message about it.
			if ('refused' in answer) setTimeout(() => this.#takeAnew(), againMs);
		});
	}

	#takeAnew(): void {
		this.#hasAsked = false;
		this.#take();
	}
}
