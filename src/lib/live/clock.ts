// The server's time. Timers are instants, and nothing ticks over the wire. This clock beats only while something on the page
// reads it. It counts from the page's own lifetime, because somebody may set the device's clock at any moment.
import { createSubscriber } from 'svelte/reactivity';

const beatMs = 250;
/** How many messages' offsets are remembered. The least delayed message has the truest one. */
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

	/** The same time, read once: no template follows it. */
	get still(): number {
		return this.#offsets.length > 0 ? performance.now() + Math.max(...this.#offsets) : Date.now();
	}

	/** The server's time arrives late by the time of travel, so the largest offset is the nearest one. */
	hear(serverAt: number): void {
		const before = this.#isStale ? [] : this.#offsets;
		this.#offsets = [...before, serverAt - performance.now()].slice(-samples);
		this.#isStale = false;
	}

	/** Time may have stood still for a page that slept. The next message replaces all offsets from before. */
	restart(): void {
		this.#isStale = true;
	}
}
