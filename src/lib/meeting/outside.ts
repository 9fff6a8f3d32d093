// What the server knows and the journal does not. Only `decide` may ask for it.
import type { SignObject } from './sign.ts';
import type { BoxContent } from './vote/state.ts';

export interface Outside {
	/** The ballots of a secret box. It is asked for only when its vote is being closed. */
	box(vote: string, round: number): BoxContent;
	/** The time zone of the hall, as "Europe/Paris". */
	readonly zone?: string;
	/** The signs in an order that was drawn at random. It is given only where doors open. */
	readonly signs?: readonly SignObject[];
	/** Whether this device has a line now. If the server does not know, the answer is yes. */
	isHere?(device: string): boolean;
}
