// Phones that took a place and did nothing else. One act frees all places that a script took. A resident among them loses nothing:
// when they come back, they take a new place.
import { accept, type Decision } from '../frame.ts';
import { onShelf } from '#stream/shelf.ts';
import type { People } from './state.ts';
import type { PeopleEvent } from './events.ts';

/** P24. `stays`: the phone is connected, or something in the meeting belongs to the person. */
export function idlePhones({ persons, order }: People, stays: (person: string) => boolean): string[] {
	return order.filter((id) => {
		const person = onShelf(persons, id);
		const isUntouched =
			person?.kind === 'phone' &&
			person.present &&
			!person.admitted &&
			!person.named &&
			person.guest === null &&
			person.allowance === 1;
		return isUntouched && !stays(id);
	});
}

export function freeSeats(people: People, stays: (person: string) => boolean): Decision<PeopleEvent> {
	const persons = idlePhones(people, stays);
	return persons.length === 0 ? accept() : accept({ type: 'SeatsFreed', persons });
}
