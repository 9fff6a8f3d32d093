// People at the door, for the tests: decides and evolves. A person has the id of the command that brought them.
import { onShelf } from '#stream/shelf.ts';
import { isRefusal, type Cause, type Role } from '#meeting/frame.ts';
import type { PeopleAround } from '#meeting/people/around.ts';
import { decidePeople } from '#meeting/people/decide.ts';
import { evolvePeople } from '#meeting/people/events.ts';
import { nobodyYet, type People } from '#meeting/people/state.ts';
import type { PeopleEvent } from '#meeting/people/events.ts';
import type { PeopleCommand } from '#meeting/people/commands.ts';

export class GivenPeople {
	people: People = nobodyYet;
	open = true;
	checked: PeopleAround['checked'] = null;
	/** The people whom FreeSeats leaves. */
	stays: PeopleAround['stays'] = () => true;
	agreedAloud: PeopleAround['agreedAloud'] = () => false;
	at = 1_000_000;

	/** From a phone, with or without a seat. */
	phone(device: string, command: PeopleCommand, id = 'command') {
		return this.#do('resident', device, command, id);
	}

	staff(command: PeopleCommand, id = 'command') {
		return this.#do('facilitator', 'laptop', command, id);
	}

	arrive(person: string) {
		return this.phone(`phone of ${person}`, { type: 'Arrive' }, person);
	}

	card(person: string, number?: number) {
		return this.staff({ type: 'GiveCard', ...(number !== undefined && { number }) }, person);
	}

	someone(person: string) {
		return this.staff({ type: 'CountSomeone' }, person);
	}

	leave(person: string) {
		return this.staff({ type: 'MarkLeft', person });
	}

	/** The person gives a name. */
	named(person: string) {
		return this.phone(`phone of ${person}`, { type: 'SetName', name: `name of ${person}` });
	}

	guest(person: string, name = 'Mme Durand', role = 'Bailleur') {
		return this.staff({ type: 'WelcomeGuest', name, role }, person);
	}

	/** A person turns out to be a guest. */
	isGuest(person: string, counted?: true) {
		const guest = { name: 'M. Roy', role: 'Maire' };
		return this.staff({ type: 'SetGuest', person, guest, ...(counted && { counted }) });
	}

	/** A guest turns out to be a resident. */
	isResident(person: string, counted?: true) {
		return this.staff({ type: 'SetGuest', person, guest: null, ...(counted && { counted }) });
	}

	cause(id: string, role: Role = 'facilitator', device = 'laptop'): Cause {
		return { id, by: { role, device }, at: this.at };
	}

	apply(event: PeopleEvent, cause: Cause = this.cause('command')): void {
		this.people = evolvePeople(this.people, event, cause);
	}

	#do(role: Role, device: string, command: PeopleCommand, id: string) {
		const cause = this.cause(id, role, device);
		const author = role === 'resident' ? (onShelf(this.people.seats, device) ?? null) : null;
		const decision = decidePeople(this.people, command, cause, {
			author,
			open: this.open,
			checked: this.checked,
			stays: this.stays,
			agreedAloud: this.agreedAloud
		});
		if (!isRefusal(decision)) for (const event of decision.events) this.apply(event, cause);
		return decision;
	}
}
