// The time, as the room server tells it. Timers are instants; nothing ticks over the wire. It beats only while
// something on the page reads it. It goes by how long this page has lived: the device's own clock may be set at any moment.
import { createSubscriber } from 'svelte/reactivity';

const beatMs = 250;
/** Messages whose offset is remembered: the least delayed of them is the truest. */
const samples = 8;

/** Whole seconds, as people are told them. */
export const secondsUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 1000));

export class ServerClock {
	#offsets: number[] = [];
	#isStale = false;
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
		return this.#offsets.length > 0 ? performance.now() + Math.max(...this.#offsets) : Date.now();
	}

	/** The server's time arrived, late by the way it took: so the largest offset is the nearest. */
	hear(serverAt: number): void {
		const before = this.#isStale ? [] : this.#offsets;
		this.#offsets = [...before, serverAt - performance.now()].slice(-samples);
		this.#isStale = false;
	}

	/** The time may have stood still for a page that slept: from the next message on, what was heard before counts no more. */
	restart(): void {
		this.#isStale = true;
	}
}
