// Whether somebody may take a seat, get a card or be counted, and for whom staff act.
import { accept, refuse, type Behalf, type Cause, type Decision, type Refusal } from '../frame.ts';
import { cardNumber } from '../limits.ts';
import { entryOf } from '#stream/keyed.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import { admitPhones, setAdmitted } from './admission.ts';
import type { BehalfAround, PeopleAround } from './around.ts';
import { setGuest, welcomeGuest } from './guests.ts';
import { freeSeats } from './idle.ts';
import { makeLink, revokeLink, useLink } from './links.ts';
import { forgetPerson, setName, setNameInMinutes, type NameToSeal } from './names.ts';
import type { PeopleCommand } from './commands.ts';
import { seatsOf, type People } from './state.ts';
import type { PeopleEvent } from './events.ts';

export function decidePeople(
	people: People,
	command: PeopleCommand,
	cause: Cause,
	around: PeopleAround
): Decision<PeopleEvent, NameToSeal> {
	switch (command.type) {
		case 'Arrive':
			return arrive(people, cause, around.open);
		case 'GiveCard':
			return giveCard(people, command.number, cause);
		case 'CountSomeone':
			return newPerson(people, cause.id, { type: 'SomeoneCounted', person: cause.id });
		case 'MarkLeft':
			return markLeft(people, command.person);
		case 'MarkBack':
			return markBack(people, command.person);
		case 'CountPresent':
			return countPresent(people, command.present, around.checked?.answered ?? null);
		case 'SetName':
			return setName(people, command, cause, around);
		case 'SetNameInMinutes':
			return setNameInMinutes(people, command, cause, around);
		case 'ForgetPerson':
			return forgetPerson(people, command, cause, around);
		case 'WelcomeGuest':
			return welcomeGuest(people, command, cause);
		case 'SetGuest':
			return setGuest(people, command, around);
		case 'SetAllowance':
			return setAllowance(people, command.person, command.factor);
		case 'SetAdmitted':
			return setAdmitted(people, command, around.checked?.has(command.person) === true);
		case 'AdmitPhones':
			return admitPhones(people);
		case 'FreeSeats':
			return freeSeats(people, around.stays);
		case 'MakeLink':
			return makeLink(people, command, cause);
		case 'UseLink':
			return useLink(people, command);
		case 'RevokeLink':
			return revokeLink(people, command.link);
	}
}

type Decided = Decision<PeopleEvent>;

const newPerson = (people: People, id: string, event: PeopleEvent): Decided =>
	onShelf(people.persons, id) ? refuse('id-taken') : accept(event);

function arrive(people: People, cause: Cause, open: boolean): Decided {
	const { device } = cause.by;
	if (onShelf(people.seats, device)) return refuse('already-arrived');
	if (!open) return refuse('not-open');
	const { taken, most } = seatsOf(people);
	if (taken >= most) return refuse('full'); // P22
	const before = entryOf(people.away, device);
	if (before !== undefined) return accept({ type: 'PersonArrived', person: before, device });
	return newPerson(people, cause.id, { type: 'PersonArrived', person: cause.id, device });
}

const cardsOut = (people: People): ReadonlySet<number> =>
	new Set(
		allOn(people.persons).flatMap(({ present, number }) => (present && number !== null ? [number] : []))
	);

/** The number that was asked for, or the lowest free one. */
function giveCard(people: People, asked: number | undefined, cause: Cause): Decided {
	const taken = cardsOut(people);
	let number = asked ?? 1;
	if (asked === undefined) while (taken.has(number)) number += 1;
	if (taken.has(number)) return refuse('card-taken');
	if (number > cardNumber[1]) return refuse('full');
	return newPerson(people, cause.id, { type: 'CardGiven', person: cause.id, number });
}

function countPresent(people: People, present: number | null, answered: number | null): Decided {
	if (people.counted === present) return accept();
	if (answered !== null && present === null) return refuse('not-counted'); // V22
	if (answered !== null && present !== null && present < answered) return refuse('more-than-present');
	return accept({ type: 'PresentCounted', present });
}

function markLeft(people: People, id: string): Decided {
	const person = onShelf(people.persons, id);
	if (!person) return refuse('person-unknown');
	return person.present ? accept({ type: 'PersonLeft', person: id }) : accept();
}

/** P21 */
function markBack(people: People, id: string): Decided {
	const person = onShelf(people.persons, id);
	if (!person) return refuse('person-unknown');
	if (person.present) return accept();
	if (person.number !== null && cardsOut(people).has(person.number)) return refuse('card-taken');
	return accept({ type: 'PersonReturned', person: id });
}

function setAllowance(people: People, id: string, factor: number): Decided {
	const person = onShelf(people.persons, id);
	if (!person) return refuse('person-unknown');
	return person.allowance === factor ? accept() : accept({ type: 'AllowanceSet', person: id, factor });
}

interface Resolved {
	readonly person: string;
	readonly events: PeopleEvent[];
}

/** P13. */
export function resolveBehalf(
	people: People,
	behalf: Behalf,
	cause: Cause,
	{ heard, busy }: BehalfAround
): Resolved | Refusal {
	if ('person' in behalf) {
		const { person } = behalf;
		return onShelf(people.persons, person)?.present ? { person, events: [] } : refuse('person-unknown');
	}
	const free = freeSomeones(people, busy);
	const known =
		(behalf.someone === 'again' ? free.find(heard) : undefined) ?? free.find((person) => !heard(person));
	if (known !== undefined) return { person: known, events: [] };
	const person = `${cause.id}.p`;
	return { person, events: [{ type: 'SomeoneCounted', person }] };
}

const freeSomeones = (people: People, busy: (person: string) => boolean): string[] =>
	people.order.filter((id) => {
		const person = onShelf(people.persons, id);
		const isAnybody = person?.kind === 'someone' && !person.named && person.guest === null;
		return isAnybody && person.present && !busy(id);
	});
