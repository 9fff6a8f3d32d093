// Reads streams without opening a room. The last few stay folded in memory, until their room is opened or somebody works on their files.
// Many may ask for the same stream at once: its journal is read once for all of them.
import type { Stream } from '#stream/rules.ts';
import { readState } from './folding.ts';
import type { StreamGround } from './kind.ts';

export interface Read<S extends Stream> {
	readonly state: S['state'];
	readonly beside: S['beside'];
}

export interface ReadingGround<S extends Stream> extends Pick<StreamGround<S>, 'kind' | 'streams'> {
	/** Told of each journal that was read whole. */
	readonly readWhole: (stream: string) => void;
}

const mostKept = 4;
/** A stream that could not be opened or read is tried again after so long. A line comes back after five seconds. */
export const againMs = 2_000;

export class Readings<S extends Stream> {
	readonly #ground: ReadingGround<S>;
	readonly #kept = new Map<string, Promise<Read<S> | null>>();

	constructor(ground: ReadingGround<S>) {
		this.#ground = ground;
	}

	/** Null if its journal is damaged. */
	of(stream: string): Promise<Read<S> | null> {
		const known = this.#kept.get(stream);
		if (known) return known;
		const reading = this.#read(stream);
		this.#kept.set(stream, reading);
		reading.catch(() => this.#forgetLater(stream, reading));
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= mostKept) break;
			this.#kept.delete(oldest);
		}
		return reading;
	}

	forget(stream: string): void {
		this.#kept.delete(stream);
	}

	/** However many ask meanwhile, the disk is left alone (L70). */
	#forgetLater(stream: string, failed: Promise<Read<S> | null>): void {
		const forget = () => this.#kept.get(stream) === failed && this.forget(stream);
		setTimeout(forget, againMs).unref();
	}

	async #read(id: string): Promise<Read<S> | null> {
		const { kind, streams, readWhole } = this.#ground;
		const state = await readState({ kind, streams, id });
		if (!state) return null;
		readWhole(id);
		return { state, beside: await kind.effects.read({ streams, id }, state) };
	}
}
