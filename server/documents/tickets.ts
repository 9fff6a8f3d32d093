// A ticket opens the table's edition of one meeting's minutes for an hour. Whoever has a seat or a staff's role gets one, so that no secret of
// theirs stands in an address. Tickets lie in memory alone: after a restart, one asks for another.
import { newToken } from '../entry/identity.ts';
import type { Clock } from '../process/clock.ts';

const lastsMs = 60 * 60_000;
const mostTickets = 5000;

export class Tickets {
	readonly #clock: Clock;
	/** In the order in which they were given. */
	readonly #given = new Map<string, { readonly key: string; readonly until: number }>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** `key`: that of the meeting. */
	give(key: string): string {
		const ticket = newToken();
		this.#given.set(ticket, { key, until: this.#clock() + lastsMs });
		for (const oldest of this.#given.keys()) {
			if (this.#given.size <= mostTickets) break;
			this.#given.delete(oldest);
		}
		return ticket;
	}

	opens(ticket: string, key: string): boolean {
		const given = this.#given.get(ticket);
		return given?.key === key && this.#clock() < given.until;
	}
}
