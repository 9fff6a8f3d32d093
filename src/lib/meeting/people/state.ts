// Who is present, as the history knows it: seats without names. Who is connected now is presence, and no history.
import type { Official, Role } from '../frame.ts';
import { remembered } from '#stream/remembered.ts';
import { allOn, countOn, emptyShelf, onShelf, type Shelf } from '#stream/shelf.ts';

/** One person. A phone has a `device`, which is a salted hash; a card has a `number`; a someone has neither. */
export interface Person {
	readonly id: string;
	readonly kind: 'phone' | 'card' | 'someone';
	readonly device: string | null;
	readonly number: number | null;
	readonly arrivedAt: number;
	/** False once the person has left. What they did stays. */
	readonly present: boolean;
	/** A first name was given. The name itself is kept apart. */
	readonly named: boolean;
	/** P42. Whether the first name may stand beside their words in the minutes. Null: they were not asked. */
	readonly inMinutes: boolean | null;
	/** P47. A guest has a name and a function, and is no resident. Null: a resident. */
	readonly guest: Official | null;
	/** The number of a phone, counted from 1 in the order of coming. Null: no phone. */
	readonly phone: number | null;
	/** Whether they may answer in a checked vote: staff have seen the phone, gave the card, or counted the person. */
	readonly admitted: boolean;
	/** Factor on the time of a turn: 1, 1.5 (slow speech) or 2 (interpreted). */
	readonly allowance: number;
}

/** A link that carries a role. It is exchanged once, and can be revoked. */
export interface Link {
	readonly id: string;
	readonly role: Role;
	readonly hash: string;
	/** The device that exchanged it. */
	readonly device: string | null;
	readonly madeAt: number;
	/** Null: nobody has exchanged it yet. */
	readonly usedAt: number | null;
	readonly revoked: boolean;
}

export interface People {
	readonly persons: Shelf<Person>;
	/** Person ids in order of arrival. */
	readonly order: readonly string[];
	/** Person id by device hash, of phones that are present. */
	readonly seats: Shelf<string>;
	/** The same for phones that have left: such a phone comes back to its own person. */
	readonly away: Readonly<Record<string, string>>;
	/** How many phones have come. It is the number of the last one. */
	readonly phones: number;
	/** The number that was counted at the door. Null: nobody counted. */
	readonly counted: number | null;
	readonly links: Readonly<Record<string, Link>>;
}

export const nobodyYet: People = {
	persons: emptyShelf,
	order: [],
	seats: emptyShelf,
	away: {},
	phones: 0,
	counted: null,
	links: {}
};

/** How many residents are present: the number counted at the door, else everybody who has a seat. Guests are in neither. */
export const presentCount = (people: People): number => people.counted ?? seatedCount(people.persons);
export const isResidentHere = ({ present, guest }: Person): boolean => present && guest === null;

export const hasCards = ({ persons }: People): boolean =>
	allOn(persons).some((person) => person.kind === 'card' && isResidentHere(person));

/** In the order of arrival, with those who have left. */
export const guestsIn = remembered((persons: People['persons']): readonly Guest[] =>
	allOn(persons)
		.filter(isGuest)
		.sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1))
);
const isGuest = (person: Person): person is Guest => person.guest !== null;
export type Guest = Person & { readonly guest: Official };

/** Of some people, those who are no guests: the same list if there is none among them. */
export function residentsAmong(persons: People['persons'], ids: readonly string[]): readonly string[] {
	const guests = new Set(guestsIn(persons).map(({ id }) => id));
	return ids.some((id) => guests.has(id)) ? ids.filter((id) => !guests.has(id)) : ids;
}

const seatedCount = remembered(
	(persons: People['persons']): number => allOn(persons).filter(isResidentHere).length
);

const [fewestSeats, mostSeats] = [1200, 2000];

/** P22. How many places there are for phones. */
export const seatsOf = ({ seats, counted }: People): { readonly taken: number; readonly most: number } => ({
	taken: countOn(seats),
	most: Math.min(mostSeats, Math.max(fewestSeats, 4 * (counted ?? 0)))
});

/** Who is present and admitted, and so may answer in a checked vote. */
export const isAdmitted = (people: People, id: string): boolean => {
	const person = onShelf(people.persons, id);
	return person !== undefined && isResidentHere(person) && person.admitted;
};
export const admittedCount = (people: People): number =>
	people.order.filter((id) => isAdmitted(people, id)).length;
