// Reads closed meetings without opening a room. The last few stay folded in memory, until a room of theirs is opened or their files
// are worked on. Many people may ask for the same minutes at once: the journal is read once for all of them.
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { readMeeting } from './folding.ts';
import type { Store } from '../store/store.ts';

export interface Read {
	readonly meeting: Meeting;
	readonly names: Names;
}

const mostKept = 4;
/** After so long a meeting that could not be opened or read is tried again. A line comes back after five seconds. */
export const againMs = 2_000;

export class Readings {
	readonly #store: Store;
	readonly #whole: (meeting: string) => void;
	readonly #kept = new Map<string, Promise<Read | null>>();

	/** `whole`: told of each journal that was read whole. */
	constructor(store: Store, whole: (meeting: string) => void) {
		this.#store = store;
		this.#whole = whole;
	}

	/** Null where it is damaged. */
	of(meeting: string): Promise<Read | null> {
		const known = this.#kept.get(meeting);
		if (known) return known;
		const reading = this.#read(meeting);
		this.#kept.set(meeting, reading);
		reading.catch(() => this.#forgetLater(meeting, reading));
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= mostKept) break;
			this.#kept.delete(oldest);
		}
		return reading;
	}

	forget(meeting: string): void {
		this.#kept.delete(meeting);
	}

	/** However many ask meanwhile, the disk is left alone (L70). */
	#forgetLater(meeting: string, failed: Promise<Read | null>): void {
		const forget = () => this.#kept.get(meeting) === failed && this.forget(meeting);
		setTimeout(forget, againMs).unref();
	}

	async #read(id: string): Promise<Read | null> {
		const meeting = await readMeeting(this.#store, id);
		if (!meeting) return null;
		this.#whole(id);
		const names = Object.entries(await this.#store.names(id));
		// A crash may leave a forgotten name in the file until the room is opened and removes it. The journal knows who is named.
		const isNamed = (person: string): boolean => meeting.people.persons[person]?.named === true;
		return { meeting, names: Object.fromEntries(names.filter(([person]) => isNamed(person))) };
	}
}
