// What each event makes of the people present and of the links given out. Total: who is not there is left alone.
import type { Cause } from '../frame.ts';
import { withEntry, withLast, withoutEntry } from '#stream/growth.ts';
import { entryOf } from '#stream/keyed.ts';
import type { EvolvePeople, Link, People, PeopleEvent, Person } from './state.ts';

type EventOf<T extends PeopleEvent['type']> = Extract<PeopleEvent, { type: T }>;

export const evolvePeople: EvolvePeople = (people, event, cause) => {
	switch (event.type) {
		case 'PersonArrived':
			return arrived(people, event, cause);
		case 'CardGiven':
			return joined(people, { id: event.person, kind: 'card', number: event.number, ...byHand(cause) });
		case 'SomeoneCounted':
			return joined(people, { id: event.person, kind: 'someone', number: null, ...byHand(cause) });
		case 'PersonLeft':
			return left(people, event.person);
		case 'PersonReturned':
			return returned(people, event.person);
		case 'SeatsFreed':
			return freed(people, event.persons);
		case 'PresentCounted':
			return people.counted === event.present ? people : { ...people, counted: event.present };
		case 'NameSet':
			return withPerson(people, event.person, { named: true });
		case 'PersonForgotten':
			return withPerson(people, event.person, { named: false });
		case 'AllowanceSet':
			return withPerson(people, event.person, { allowance: event.factor });
		case 'AdmissionSet':
			return withPerson(people, event.person, { admitted: event.admitted });
		case 'LinkMade':
			return linkMade(people, event, cause);
		case 'LinkUsed':
			return withLink(people, event.link, { device: event.device, usedAt: cause.at });
		case 'LinkRevoked':
			return withLink(people, event.link, { revoked: true });
	}
};

const newcomer = (cause: Cause) => ({
	arrivedAt: cause.at,
	present: true,
	named: false,
	allowance: 1
});
/** P18: who was given a card or counted has been seen. */
const byHand = (cause: Cause) => ({ ...newcomer(cause), device: null, phone: null, admitted: true });

const joined = (people: People, person: Person): People =>
	entryOf(people.persons, person.id)
		? people
		: {
				...people,
				persons: withEntry(people.persons, person.id, person),
				order: withLast(people.order, person.id)
			};

/** A phone that had left comes back to its own person, and is to be seen anew (P19). */
function arrived(people: People, { person: id, device }: EventOf<'PersonArrived'>, cause: Cause): People {
	const seats = withEntry(people.seats, device, id);
	if (entryOf(people.persons, id))
		return { ...withPerson(people, id, { present: true, admitted: false }), seats };
	const phones = people.phones + 1; // P20
	const unseen = { ...newcomer(cause), device, phone: phones, admitted: false };
	return { ...joined(people, { id, kind: 'phone', number: null, ...unseen }), seats, phones };
}

function left(people: People, id: string): People {
	const device = entryOf(people.persons, id)?.device;
	const gone = withPerson(people, id, { present: false });
	return device ? { ...gone, seats: withoutEntry(gone.seats, device) } : gone;
}

/** P24. Their numbers are given to nobody else (P20). */
function freed(people: People, ids: readonly string[]): People {
	const gone = new Set(ids.filter((id) => entryOf(people.persons, id)));
	if (gone.size === 0) return people;
	const seats = Object.entries(people.seats).filter(([, person]) => !gone.has(person));
	return {
		...people,
		persons: Object.fromEntries(Object.entries(people.persons).filter(([id]) => !gone.has(id))),
		order: people.order.filter((id) => !gone.has(id)),
		seats: Object.fromEntries(seats)
	};
}

/** To the same seat; a phone is to be seen anew (P19). */
function returned(people: People, id: string): People {
	const person = entryOf(people.persons, id);
	if (!person || person.present) return people;
	const { device } = person;
	const back = withPerson(people, id, { present: true, admitted: device === null && person.admitted });
	return device === null ? back : { ...back, seats: withEntry(back.seats, device, id) };
}

function holds(whole: object, part: object): boolean {
	const now = new Map(Object.entries<unknown>({ ...whole }));
	return Object.entries<unknown>({ ...part }).every(([key, value]) => now.get(key) === value);
}

function withPerson(people: People, id: string, change: Partial<Person>): People {
	const person = entryOf(people.persons, id);
	if (!person || holds(person, change)) return people;
	return { ...people, persons: withEntry(people.persons, id, { ...person, ...change }) };
}

function withLink(people: People, id: string, change: Partial<Link>): People {
	const link = entryOf(people.links, id);
	if (!link || holds(link, change)) return people;
	return { ...people, links: { ...people.links, [id]: { ...link, ...change } } };
}

function linkMade(people: People, { link: id, role, hash }: EventOf<'LinkMade'>, cause: Cause): People {
	if (entryOf(people.links, id)) return people;
	const link: Link = { id, role, hash, device: null, madeAt: cause.at, usedAt: null, revoked: false };
	return { ...people, links: { ...people.links, [id]: link } };
}
