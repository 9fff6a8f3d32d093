// The events of the people present and of the links, and what each changes. An event about a person who does not exist changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { withLast } from '#stream/growth.ts';
import { count, flag, keptId, keptText, many } from '#stream/journal-fields.ts';
import { entryOf, without } from '#stream/keyed.ts';
import { onShelf, shelve, unshelve } from '#stream/shelf.ts';
import { officialText, roles, type Cause, type Official } from '../frame.ts';
import type { Link, People, Person } from './state.ts';

const event = eventsOf<People, Cause>();
const person = { person: keptId };
const official = v.strictObject({ name: keptText, role: keptText });
/** The texts that people wrote in it. */
const guestTexts = ({ guest }: { readonly guest: Official | null }) => (guest ? [officialText(guest)] : []);

export const peopleEvents = {
	PersonArrived: event(
		{ ...person, device: keptId },
		(people, { person: who, device }, cause) => arrived(people, who, device, cause),
		{ storms: ({ person: who }) => who }
	),
	CardGiven: event({ ...person, number: count }, (people, { person: who, number }, cause) =>
		joined(people, { id: who, kind: 'card', number, ...byHand(cause) })
	),
	SomeoneCounted: event(person, (people, { person: who }, cause) =>
		joined(people, { id: who, kind: 'someone', number: null, ...byHand(cause) })
	),
	/** A guest without a phone. */
	GuestWelcomed: event(
		{ ...person, guest: official },
		(people, { person: who, guest }, cause) =>
			joined(people, { id: who, kind: 'someone', number: null, ...byHand(cause), guest }),
		{ texts: guestTexts }
	),
	/** Null: they are a resident. */
	GuestSet: event(
		{ ...person, guest: v.nullable(official) },
		(people, { person: who, guest }) => withPerson(people, who, { guest }),
		{ texts: guestTexts }
	),
	PersonLeft: event(person, (people, { person: who }) => left(people, who)),
	/** They took a place and did nothing else. It is as if they had never come. */
	SeatsFreed: event({ persons: many(keptId) }, (people, { persons }) => freed(people, persons)),
	PersonReturned: event(person, (people, { person: who }) => returned(people, who)),
	PresentCounted: event({ present: v.nullable(count) }, (people, { present }) =>
		people.counted === present ? people : { ...people, counted: present }
	),
	NameSet: event(person, (people, { person: who }) => withPerson(people, who, { named: true })),
	/** Null: they are to be asked again. */
	NameInMinutesSet: event({ ...person, inMinutes: v.nullable(flag) }, (people, { person: who, inMinutes }) =>
		withPerson(people, who, { inMinutes })
	),
	PersonForgotten: event(person, (people, { person: who }) =>
		withPerson(people, who, { named: false, inMinutes: null })
	),
	AllowanceSet: event(
		{ ...person, factor: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) },
		(people, { person: who, factor }) => withPerson(people, who, { allowance: factor })
	),
	AdmissionSet: event({ ...person, admitted: flag }, (people, { person: who, admitted }) =>
		withPerson(people, who, { admitted })
	),
	LinkMade: event(
		{ link: keptId, role: v.picklist(roles), hash: keptId },
		(people, { link, role, hash }, { at }) =>
			linkMade(people, { id: link, role, hash, device: null, madeAt: at, usedAt: null, revoked: false })
	),
	LinkUsed: event({ link: keptId, device: keptId }, (people, { link, device }, { at }) =>
		withLink(people, link, { device, usedAt: at })
	),
	LinkRevoked: event({ link: keptId }, (people, { link }) => withLink(people, link, { revoked: true }))
} satisfies EventRows<People, Cause>;

export type PeopleEvent = EventsOf<typeof peopleEvents>;
export const evolvePeople = evolveBy<People, Cause, PeopleEvent>(peopleEvents);

const newcomer = (cause: Cause) => ({
	arrivedAt: cause.at,
	present: true,
	named: false,
	inMinutes: null,
	guest: null,
	allowance: 1
});
/** P18: staff have seen a person to whom they gave a card, or whom they counted. */
const byHand = (cause: Cause) => ({ ...newcomer(cause), device: null, phone: null, admitted: true });

const joined = (people: People, person: Person): People =>
	onShelf(people.persons, person.id)
		? people
		: {
				...people,
				persons: shelve(people.persons, person.id, person),
				order: withLast(people.order, person.id)
			};

/** A phone that had left comes back to its own person. Staff must see it anew (P19). */
function arrived(people: People, id: string, device: string, cause: Cause): People {
	const seated = {
		seats: shelve(people.seats, device, id),
		away: without(people.away, device)
	};
	if (onShelf(people.persons, id))
		return { ...withPerson(people, id, { present: true, admitted: false }), ...seated };
	const phones = people.phones + 1; // P20
	const unseen = { ...newcomer(cause), device, phone: phones, admitted: false };
	return { ...joined(people, { id, kind: 'phone', number: null, ...unseen }), ...seated, phones };
}

function left(people: People, id: string): People {
	const device = onShelf(people.persons, id)?.device;
	const gone = withPerson(people, id, { present: false });
	if (!device) return gone;
	return { ...gone, seats: unshelve(gone.seats, device), away: { ...gone.away, [device]: id } };
}

/** P24. Nobody else gets their numbers (P20). */
function freed(people: People, ids: readonly string[]): People {
	const gone = new Set(ids.filter((id) => onShelf(people.persons, id)));
	if (gone.size === 0) return people;
	const devices = [...gone].flatMap((id) => onShelf(people.persons, id)?.device ?? []);
	return {
		...people,
		persons: [...gone].reduce(unshelve, people.persons),
		order: people.order.filter((id) => !gone.has(id)),
		seats: devices.reduce(unshelve, people.seats),
		away: devices.reduce(without, people.away)
	};
}

/** They come back to the same seat. Staff must see a phone anew (P19). */
function returned(people: People, id: string): People {
	const person = onShelf(people.persons, id);
	if (!person || person.present) return people;
	const { device } = person;
	const back = withPerson(people, id, { present: true, admitted: device === null && person.admitted });
	if (device === null) return back;
	return { ...back, seats: shelve(back.seats, device, id), away: without(back.away, device) };
}

function holds(whole: object, part: object): boolean {
	const now = new Map(Object.entries<unknown>({ ...whole }));
	return Object.entries<unknown>({ ...part }).every(([key, value]) => now.get(key) === value);
}

function withPerson(people: People, id: string, change: Partial<Person>): People {
	const person = onShelf(people.persons, id);
	if (!person || holds(person, change)) return people;
	return { ...people, persons: shelve(people.persons, id, { ...person, ...change }) };
}

function withLink(people: People, id: string, change: Partial<Link>): People {
	const link = entryOf(people.links, id);
	if (!link || holds(link, change)) return people;
	return { ...people, links: { ...people.links, [id]: { ...link, ...change } } };
}

const linkMade = (people: People, link: Link): People =>
	entryOf(people.links, link.id) ? people : { ...people, links: { ...people.links, [link.id]: link } };
