// Who is present, as the meeting's history knows it: seats without names. Who is connected now is presence, not history.
import type { Role } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';

/** One person present. `device` is a salted hash; a card has a `number`; someone has neither. */
export interface Person {
	readonly id: string;
	readonly kind: 'phone' | 'card' | 'someone';
	readonly device: string | null;
	readonly number: number | null;
	readonly arrivedAt: number;
	/** False once the card was given back or the someone uncounted: no longer present, but what they did stays. */
	readonly present: boolean;
	/** A first name was given; the name itself lies apart. */
	readonly named: boolean;
	/** Of a phone: which one it was to come, counted from 1; null for the others. */
	readonly phone: number | null;
	/** May answer in a checked vote: a phone that staff have seen, a card or someone. */
	readonly admitted: boolean;
	/** Factor on the time of a turn: 1, 1.5 (slow speech) or 2 (interpreted). */
	readonly allowance: number;
}

/** A link that carries a role. Exchanged once, revocable. */
export interface Link {
	readonly id: string;
	readonly role: Role;
	readonly hash: string;
	/** The device that exchanged it. */
	readonly device: string | null;
	readonly madeAt: number;
	/** Null until it was exchanged. */
	readonly usedAt: number | null;
	readonly revoked: boolean;
}

export interface People {
	readonly persons: Readonly<Record<string, Person>>;
	/** Person ids in order of arrival. */
	readonly order: readonly string[];
	/** Person id by device hash. */
	readonly seats: Readonly<Record<string, string>>;
	/** How many phones have come: the number of the last one. */
	readonly phones: number;
	/** The number counted at the door; null while nobody counted. */
	readonly counted: number | null;
	readonly links: Readonly<Record<string, Link>>;
}

export const nobodyYet: People = { persons: {}, order: [], seats: {}, phones: 0, counted: null, links: {} };

/** How many are present: what was counted at the door, else everybody with a seat. */
export const presentCount = (people: People): number => {
	if (people.counted !== null) return people.counted;
	let present = 0;
	for (const id of people.order) if (people.persons[id]?.present) present += 1;
	return present;
};

const [fewestSeats, mostSeats] = [1200, 2000];

/** P22: places for phones: four times as many as were counted at the door, within bounds. */
export const seatsOf = ({ seats, counted }: People): { readonly taken: number; readonly most: number } => ({
	taken: Object.keys(seats).length,
	most: Math.min(mostSeats, Math.max(fewestSeats, 4 * (counted ?? 0)))
});

/** Present and admitted: they may answer in a checked vote. */
export const isAdmitted = (people: People, id: string): boolean => {
	const person = entryOf(people.persons, id);
	return person !== undefined && person.present && person.admitted;
};
export const admittedCount = (people: People): number =>
	people.order.filter((id) => isAdmitted(people, id)).length;
