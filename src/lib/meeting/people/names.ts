// First names, and whether they may stand beside their words in the minutes. A first name itself is sealed and kept apart.
import type { Accepted } from '#stream/decision.ts';
import { entryOf } from '#stream/keyed.ts';
import { accept, isRefusal, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { onShelf } from '#stream/shelf.ts';
import type { PeopleAround } from './around.ts';
import type { PeopleCommand } from './commands.ts';
import type { People, Person } from './state.ts';
import type { PeopleEvent } from './events.ts';

type Of<T extends PeopleCommand['type']> = Extract<PeopleCommand, { type: T }>;
type Named = Decision<PeopleEvent, NameToSeal>;

/** A first name, which must be on disk before its event. */
export interface NameToSeal {
	readonly kind: 'name';
	readonly person: string;
	readonly name: string;
}

const isStaff = ({ by }: Cause): boolean => by.role !== 'resident';

/** Residents act for themselves, staff act for the person whom they name. `own`: whom the device of a resident acts for. */
function whose(
	people: People,
	named: string | undefined,
	cause: Cause,
	own: string | null
): Person | Refusal {
	if (isStaff(cause)) {
		if (named === undefined) return refuse('bad-command');
		return onShelf(people.persons, named) ?? refuse('person-unknown');
	}
	if (own === null) return refuse('no-seat');
	if (named !== undefined && named !== own) return refuse('not-yours');
	return onShelf(people.persons, own) ?? refuse('no-seat');
}

/** P53: also of somebody who was marked as gone. */
const ownerOf = ({ away }: People, { by }: Cause, { author }: PeopleAround): string | null =>
	author ?? entryOf(away, by.device) ?? null;

export function setName(people: People, command: Of<'SetName'>, cause: Cause, around: PeopleAround): Named {
	const person = whose(people, command.person, cause, around.author);
	if (isRefusal(person)) return person;
	const { name, inMinutes } = command;
	if (inMinutes === true && !mayAgree(person, cause)) return refuse('not-yours');
	const sealed: NameToSeal = { kind: 'name', person: person.id, name };
	const answer = inMinutes ?? answerKept(person, cause);
	// P44: they agreed aloud to the name before. That is taken back with the answer, even if the answer stays.
	const isOtherName = isStaff(cause) && around.agreedAloud(person.id);
	const answers = isOtherName ? [said(person, answer)] : answered(person, answer);
	const events: Accepted<PeopleEvent>['events'] = [{ type: 'NameSet', person: person.id }, ...answers];
	return { events, sealed };
}

export function setNameInMinutes(
	people: People,
	command: Of<'SetNameInMinutes'>,
	cause: Cause,
	around: PeopleAround
): Decision<PeopleEvent> {
	const person = whose(people, command.person, cause, ownerOf(people, cause, around));
	if (isRefusal(person)) return person;
	const { inMinutes } = command;
	if (inMinutes && !mayAgree(person, cause)) return refuse('not-yours');
	if (inMinutes && !person.named) return refuse('no-name');
	// P45: a no also takes back what was agreed aloud for one action.
	if (!inMinutes && around.agreedAloud(person.id)) return accept(said(person, inMinutes));
	return accept(...answered(person, inMinutes));
}

/** P43: whoever has a phone answers on it. */
const mayAgree = ({ kind }: Person, cause: Cause): boolean => !isStaff(cause) || kind !== 'phone';

/** P44: the yes of a phone was said about the name that its owner typed. Of anybody else, staff write the yes and the name. */
const answerKept = ({ kind, inMinutes }: Person, cause: Cause): boolean | null =>
	isStaff(cause) && kind === 'phone' && inMinutes === true ? null : inMinutes;

const said = ({ id }: Person, inMinutes: boolean | null): PeopleEvent => ({
	type: 'NameInMinutesSet',
	person: id,
	inMinutes
});
const answered = (person: Person, inMinutes: boolean | null): PeopleEvent[] =>
	person.inMinutes === inMinutes ? [] : [said(person, inMinutes)];

export function forgetPerson(
	people: People,
	command: Of<'ForgetPerson'>,
	cause: Cause,
	around: PeopleAround
): Decision<PeopleEvent> {
	const person = whose(people, command.person, cause, ownerOf(people, cause, around));
	if (isRefusal(person)) return person;
	return person.named ? accept({ type: 'PersonForgotten', person: person.id }) : accept();
}
