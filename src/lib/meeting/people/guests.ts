// Guests: people with a function, who are no residents. They sit apart, and are in no count and no vote. Whoever was taken for one or
// the other is changed in one act.
import { accept, isSameOfficial, refuse, type Cause, type Decision } from '../frame.ts';
import { onShelf } from '#stream/shelf.ts';
import type { PeopleAround } from './around.ts';
import type { PeopleCommand } from './commands.ts';
import type { PeopleEvent } from './events.ts';
import { admittedCount, type People, type Person } from './state.ts';

type Of<T extends PeopleCommand['type']> = Extract<PeopleCommand, { type: T }>;
type Decided = Decision<PeopleEvent>;

export function welcomeGuest(people: People, { name, role }: Of<'WelcomeGuest'>, { id }: Cause): Decided {
	if (onShelf(people.persons, id)) return refuse('id-taken');
	return accept({ type: 'GuestWelcomed', person: id, guest: { name, role } });
}

export function setGuest(people: People, command: Of<'SetGuest'>, around: PeopleAround): Decided {
	const person = onShelf(people.persons, command.person);
	if (!person) return refuse('person-unknown');
	const { guest } = command;
	if (isSameOfficial(person.guest, guest)) return accept();
	const set: PeopleEvent = { type: 'GuestSet', person: person.id, guest };
	if ((person.guest === null) === (guest === null)) return accept(set);
	const counted = countAfter(people, command);
	const change = { person, isResident: guest === null, counted };
	if (isTooFew(people, change, around)) return refuse('more-than-present');
	const counts = counted !== people.counted;
	return accept<PeopleEvent>(set, ...(counts ? [{ type: 'PresentCounted' as const, present: counted }] : []));
}

/** P50: the count at the door, if they were in it as a resident, or are to be in it from now on. */
function countAfter({ counted }: People, command: Of<'SetGuest'>): number | null {
	if (command.counted !== true || counted === null) return counted;
	return Math.max(0, counted + (command.guest === null ? 1 : -1));
}

interface Change {
	readonly person: Person;
	readonly isResident: boolean;
	readonly counted: number | null;
}

/** P19, V22: nobody becomes a resident, and no count gets lower, beyond what the admissions and a checked vote allow. */
function isTooFew(people: People, change: Change, { open, checked }: PeopleAround): boolean {
	const { person, isResident, counted } = change;
	if (counted === null) return false;
	if (open && admitsMore(people, change, counted)) return true;
	if (!checked) return false;
	const moved = isResident ? Number(checked.hasAside(person.id)) : -Number(checked.has(person.id));
	return checked.answered + moved > counted;
}

/** There are more admissions than people, and it is this act that adds to them. */
function admitsMore(people: People, { person, isResident }: Change, counted: number): boolean {
	const moved = person.present && person.admitted ? 1 : 0;
	const admitted = admittedCount(people);
	const before = admitted - (people.counted ?? 0);
	const after = admitted + (isResident ? moved : -moved) - counted;
	return after > Math.max(0, before);
}
