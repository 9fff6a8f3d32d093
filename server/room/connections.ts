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

const roles = ['facilitator', 'scribe', 'resident', 'screen'] as const satisfies readonly Role[];

export class Presence {
	readonly #connected = new Map<string, Connected>();
	/** How many sockets each device has in each role. */
	readonly #sockets = new Map(roles.map((role) => [role, new Map<string, number>()]));
	#phoneReached = false;
	#changes = 0;

	/** Counts up with everything that presence alone changes in a view. */
	get changes(): number {
		return this.#changes;
	}
	/** Nobody looks. */
	get isEmpty(): boolean {
		return this.#connected.size === 0;
	}
	get phoneReached(): boolean {
		return this.#phoneReached;
	}
	get phones(): number {
		return this.#of('resident').size;
	}
	get staff(): number {
		return new Set([...this.#of('facilitator').keys(), ...this.#of('scribe').keys()]).size;
	}
	/** Windows, not devices: the laptop may show two. */
	get screens(): number {
		return [...this.#of('screen').values()].reduce((all, windows) => all + windows, 0);
	}

	enter(socket: string, connected: Connected): void {
		this.#connected.set(socket, connected);
		this.#count(connected, 1);
		if (connected.role === 'resident') this.#phoneReached = true;
		this.#changes += 1;
	}

	/** Who it was, where it was here. */
	leave(socket: string): Connected | undefined {
		const connected = this.#connected.get(socket);
		if (!connected) return undefined;
		this.#connected.delete(socket);
		this.#count(connected, -1);
		this.#changes += 1;
		return connected;
	}

	/** Something else beside the history has changed: the address, the code, trouble with the disk. */
	changed(): void {
		this.#changes += 1;
	}

	/** Somebody of this audience is here. */
	has(audience: Audience): boolean {
		return roles.some((role) => audienceOf(role) === audience && this.#of(role).size > 0);
	}

	/** How many sockets this device has here. */
	socketsOf(device: string): number {
		return roles.reduce((all, role) => all + (this.#of(role).get(device) ?? 0), 0);
	}

	isPhone(device: string): boolean {
		return this.#of('resident').has(device);
	}

	/** Person ids. */
	persons({ people }: Meeting): ReadonlySet<string> {
		return new Set([...this.#of('resident').keys()].flatMap((device) => people.seats[device] ?? []));
	}

	#of(role: Role): Map<string, number> {
		return this.#sockets.get(role) ?? new Map<string, number>();
	}

	#count({ role, device }: Connected, more: 1 | -1): void {
		const sockets = this.#of(role);
		const count = (sockets.get(device) ?? 0) + more;
		if (count > 0) sockets.set(device, count);
		else sockets.delete(device);
	}
}
