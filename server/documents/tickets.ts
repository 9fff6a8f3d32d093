// A ticket opens the table's edition of one meeting's minutes for an hour. Whoever has a seat or a staff's role gets one, so that no secret of
// theirs stands in an address. Tickets lie in memory alone: after a restart, one asks for another.
import { newToken } from '../entry/identity.ts';
import type { Clock } from '../process/clock.ts';

export type Holder = 'seat' | 'staff';
interface Given {
	readonly key: string;
	readonly holder: Holder;
	readonly until: number;
}

const lastsMs = 60 * 60_000;
const mostTickets = 5000;

export class Tickets {
	readonly #clock: Clock;
	/** In the order in which they were given. */
	readonly #given = new Map<string, Given>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** `key`: that of the meeting. */
	give(key: string, holder: Holder): string {
		const ticket = newToken();
		this.#given.set(ticket, { key, holder, until: this.#clock() + lastsMs });
		for (const oldest of this.#given.keys()) {
			if (this.#given.size <= mostTickets) break;
			this.#given.delete(oldest);
		}
		return ticket;
	}

	/** To whom it was given. Null: it does not open this meeting, or not any more. */
	opens(ticket: string, key: string): Holder | null {
		const given = this.#given.get(ticket);
		return given?.key === key && this.#clock() < given.until ? given.holder : null;
	}
}
