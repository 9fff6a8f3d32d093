// Who sees what of people. Everybody: how many are here and how many have been heard. Staff: each seat with its label,
// whether its phone is connected, and the links given out. Nobody: devices, hashes, times spoken by person.
import type { Role } from '../frame.ts';
import type { Label } from '../label.ts';

export interface PeopleView {
	readonly present: number;
	/** Counted at the door (true) or from seats. */
	readonly counted: boolean;
	/** How many have been heard in this meeting; never more than present. */
	readonly heard: number;
	/** The lit seat: index in the order of being heard, of who speaks now; null when nobody does. May equal `heard` (a seat about to fill). */
	readonly lit: number | null;
}

/** Staff only. */
export interface PersonView {
	readonly id: string;
	readonly label: Label;
	readonly kind: 'phone' | 'card' | 'someone';
	/** That of a card, also where a first name is the label; null for the others. */
	readonly number: number | null;
	readonly present: boolean;
	readonly connected: boolean;
	readonly heard: boolean;
	readonly allowance: number;
	/** The turn by which they wait or speak now. */
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
