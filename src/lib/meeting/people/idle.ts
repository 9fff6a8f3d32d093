// Phones that took a place and nothing else. What a script takes is given back in one act; a resident among them loses nothing, for
// there is nothing to lose: whoever comes back takes a new place.
import { accept, type Decision } from '../frame.ts';
import type { People } from './state.ts';
import type { PeopleEvent } from './events.ts';

/** P24. `stays`: its phone is here, or something in the meeting is theirs. */
export function idlePhones({ persons, order }: People, stays: (person: string) => boolean): string[] {
	return order.filter((id) => {
		const person = persons[id];
		const isUntouched =
			person?.kind === 'phone' &&
			person.present &&
			!person.admitted &&
			!person.named &&
			person.allowance === 1;
		return isUntouched && !stays(id);
	});
}

export function freeSeats(people: People, stays: (person: string) => boolean): Decision<PeopleEvent> {
	const persons = idlePhones(people, stays);
	return persons.length === 0 ? accept() : accept({ type: 'SeatsFreed', persons });
}
