// The phones that may answer in a checked vote: staff have seen each of them in somebody's hand.
import { onShelf } from '#stream/shelf.ts';
import { accept, refuse, type Decision } from '../frame.ts';
import type { PeopleCommand } from './commands.ts';
import { admittedCount, isResidentHere, type People } from './state.ts';
import type { PeopleEvent } from './events.ts';

type Of<T extends PeopleCommand['type']> = Extract<PeopleCommand, { type: T }>;

export function setAdmitted(
	people: People,
	{ person: id, admitted }: Of<'SetAdmitted'>,
	hasAnswered: boolean
): Decision<PeopleEvent> {
	const person = onShelf(people.persons, id);
	if (!person || (admitted && !person.present)) return refuse('person-unknown');
	if (admitted && person.guest !== null) return refuse('guest'); // P48
	if (!admitted && hasAnswered) return refuse('has-answered');
	if (person.kind !== 'phone' || person.admitted === admitted) return accept();
	if (admitted && people.counted !== null && admittedCount(people) >= people.counted)
		return refuse('more-than-present'); // P19
	return accept({ type: 'AdmissionSet', person: id, admitted });
}

export function admitPhones(people: People): Decision<PeopleEvent> {
	if (people.counted === null) return refuse('not-counted');
	const waiting = people.order.filter((id) => {
		const person = onShelf(people.persons, id);
		return person !== undefined && isResidentHere(person) && !person.admitted;
	});
	if (admittedCount(people) + waiting.length > people.counted) return refuse('more-than-present'); // P19
	return accept(...waiting.map((person): PeopleEvent => ({ type: 'AdmissionSet', person, admitted: true })));
}
