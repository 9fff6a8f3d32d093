// Who sees what of people. Everybody: how many are present and how many were heard. Staff: each person with label and connection, and
// the links. Nobody: devices, hashes, and how long a person has spoken.
import { onShelf } from '#stream/shelf.ts';
import type { Official, Role } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import type { Label, Names } from '../label.ts';
import { signOf, type Sign, type SignOrder } from '../sign.ts';
import { remembered } from '#stream/remembered.ts';
import { presentCount, residentsAmong, type People, type Person } from './state.ts';

export interface PeopleView {
	readonly present: number;
	/** Whether they were counted at the door. Else the number comes from the seats. */
	readonly counted: boolean;
	/** How many were heard in this meeting. Never more than are present. */
	readonly heard: number;
	/** The seat of the person who speaks, as an index in the order of being heard. Null: nobody speaks. It equals `heard` for a first turn. */
	readonly lit: number | null;
}

/** Staff only. */
export interface PersonView {
	readonly id: string;
	readonly label: Label;
	/** Left out: the person has no sign. */
	readonly sign?: Sign;
	readonly kind: 'phone' | 'card' | 'someone';
	/** The number of the card, even if a first name is the label. Null: no card. */
	readonly number: number | null;
	readonly present: boolean;
	readonly connected: boolean;
	readonly heard: boolean;
	readonly allowance: number;
	/** Whether their first name may stand in the minutes. Null: they have none, or were not asked. */
	readonly inMinutes: boolean | null;
	/** Null: a resident. */
	readonly guest: Official | null;
	/** The number of the phone, which the phone shows, too. Null: no phone. */
	readonly phone: number | null;
	readonly admitted: boolean;
	/** The turn with which they wait or speak now. */
	readonly turn: string | null;
}

/** Staff only. */
export interface LinkView {
	readonly id: string;
	readonly role: Role;
	readonly used: boolean;
	readonly revoked: boolean;
	readonly madeAt: number;
}

/** P10. */
export function labelOf(people: Pick<People, 'persons'>, names: Names, personId: string | null): Label {
	const person = personId === null ? undefined : onShelf(people.persons, personId);
	if (!person) return resident;
	return labelled(person, person.named ? entryOf(names, person.id) : undefined);
}

const resident: Label = { kind: 'resident' };
const labelled = remembered((person: Person, name: string | undefined): Label => {
	if (person.guest) return { kind: 'guest', ...person.guest }; // P47
	if (name !== undefined) return { kind: 'name', name };
	if (person.number !== null) return { kind: 'card', number: person.number };
	return person.kind === 'someone' ? { kind: 'someone' } : resident;
});

/** P30. The sign of somebody who has a phone. */
export function signOfPerson(
	people: Pick<People, 'persons'>,
	order: SignOrder,
	personId: string
): Sign | null {
	const person = onShelf(people.persons, personId);
	return person ? signed(person, order) : null;
}
/** A guest is called by name and function alone. */
const signed = remembered((person: Person, order: SignOrder) =>
	signOf(order, person.guest ? null : person.phone)
);

/** `heard`: person ids in the order of being heard; `speaking`: the person who speaks now. */
export function viewPeople(
	people: People,
	{ heard, speaking }: { readonly heard: readonly string[]; readonly speaking: string | null }
): PeopleView {
	const present = presentCount(people);
	const residents = residentsAmong(people.persons, heard);
	const [lit = null] = speaking === null ? [] : residentsAmong(people.persons, [speaking]);
	return {
		present,
		counted: people.counted !== null,
		heard: Math.min(residents.length, present),
		lit: lit === null ? null : litSeat(residents, lit, present)
	};
}

/** P14. There are as many seats as people present, even if some of those who were heard have left. */
function litSeat(heard: readonly string[], speaking: string, present: number): number | null {
	const seat = heard.includes(speaking) ? heard.indexOf(speaking) : heard.length;
	return present === 0 ? null : Math.min(seat, present - 1);
}

interface PersonsSight {
	readonly names: Names;
	readonly signs: SignOrder;
	/** Person ids whose phone is connected now. */
	readonly connected: ReadonlySet<string>;
	/** Person ids in the order of being heard. */
	readonly heard: readonly string[];
	/** The turn with which they wait or speak now. */
	turnOf(person: string): string | null;
}

/** For staff: everybody who came, in the order of arrival. */
export function viewPersons(people: People, sight: PersonsSight): PersonView[] {
	const heard = new Set(sight.heard);
	return people.order.flatMap((id) => {
		const person = onShelf(people.persons, id);
		if (!person) return [];
		const label = labelOf(people, sight.names, id);
		const sign = signed(person, sight.signs);
		return viewPerson(person, label, sign, sight.connected.has(id), heard.has(id), sight.turnOf(id));
	});
}

const viewPerson = remembered(
	(
		person: Person,
		label: Label,
		sign: Sign | null,
		connected: boolean,
		heard: boolean,
		turn: string | null
	): PersonView => ({
		id: person.id,
		label,
		...(sign && { sign }),
		kind: person.kind,
		number: person.number,
		present: person.present,
		connected,
		heard,
		allowance: person.allowance,
		inMinutes: person.inMinutes,
		guest: person.guest,
		phone: person.phone,
		admitted: person.admitted,
		turn
	})
);

export const viewLinks = (people: People): LinkView[] =>
	Object.values(people.links).map(({ id, role, device, revoked, madeAt }) => ({
		id,
		role,
		used: device !== null,
		revoked,
		madeAt
	}));
