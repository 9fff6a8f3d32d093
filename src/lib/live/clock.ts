// The time, as the room server tells it. Timers are instants; nothing ticks over the wire. It beats only while
// something on the page reads it.
import { createSubscriber } from 'svelte/reactivity';

const beatMs = 250;
/** Messages whose offset is remembered: the least delayed of them is the truest. */
const samples = 8;

export class Clock {
	#offsets: number[] = [];
	readonly #subscribe = createSubscriber((update) => {
		const beat = setInterval(update, beatMs);
		return () => clearInterval(beat);
	});

	/** Wall milliseconds of the server; reading it in a template or a `$derived` follows it. */
	get now(): number {
		this.#subscribe();
		return this.still;
	}

	/** The same, for one look: nothing follows it. */
	get still(): number {
		return Date.now() + (this.#offsets.length > 0 ? Math.max(...this.#offsets) : 0);
	}

	/** The server's time arrived, late by the way it took: so the largest offset is the nearest. */
	hear(serverAt: number): void {
		this.#offsets = [...this.#offsets, serverAt - Date.now()].slice(-samples);
	}

	/** After a sleep or a reconnection the device's own clock may have been set. */
	restart(): void {
		this.#offsets = [];
	}
}
