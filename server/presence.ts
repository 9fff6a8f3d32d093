// Who is connected now. It is in the room and in the view of staff, never in the journal: presence is not history.
import type { Role } from '#meeting/frame.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Audience } from '#meeting/view-types.ts';

export interface Connected {
	readonly role: Role;
	readonly device: string;
}

export function audienceOf(role: Role): Audience {
	return role === 'facilitator' || role === 'scribe' ? 'staff' : role;
}

export class Presence {
	readonly #connected = new Map<string, Connected>();
	#phoneReached = false;
	#changes = 0;

	/** Counts up with everything that presence alone changes in a view. */
	get changes(): number {
		return this.#changes;
	}
	get phoneReached(): boolean {
		return this.#phoneReached;
	}
	get phones(): number {
		return this.#devices((role) => role === 'resident').size;
	}
	get staff(): number {
		return this.#devices((role) => role === 'facilitator' || role === 'scribe').size;
	}
	/** Windows, not devices: the laptop may show two. */
	get screens(): number {
		return [...this.#connected.values()].filter(({ role }) => role === 'screen').length;
	}

	enter(socket: string, connected: Connected): void {
		this.#connected.set(socket, connected);
		if (connected.role === 'resident') this.#phoneReached = true;
		this.#changes += 1;
	}

	leave(socket: string): void {
		if (this.#connected.delete(socket)) this.#changes += 1;
	}

	/** Something else beside the history has changed: the address, the code, trouble with the disk. */
	changed(): void {
		this.#changes += 1;
	}

	/** Somebody of this audience is here. */
	has(audience: Audience): boolean {
		return [...this.#connected.values()].some(({ role }) => audienceOf(role) === audience);
	}

	/** How many sockets this device has here. */
	socketsOf(device: string): number {
		return [...this.#connected.values()].filter((each) => each.device === device).length;
	}

	phoneDevices(): ReadonlySet<string> {
		return this.#devices((role) => role === 'resident');
	}

	/** Person ids. */
	persons({ people }: Meeting): ReadonlySet<string> {
		return new Set([...this.phoneDevices()].flatMap((device) => people.seats[device] ?? []));
	}

	#devices(wanted: (role: Role) => boolean): Set<string> {
		return new Set(
			[...this.#connected.values()].filter(({ role }) => wanted(role)).map(({ device }) => device)
		);
	}
}
