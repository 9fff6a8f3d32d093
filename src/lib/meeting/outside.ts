// What the server knows and the journal does not. Deciding asks for it; nothing else of the domain may.
import type { BoxContent } from './vote/state.ts';

export interface Outside {
	/** The content of a secret box, once its vote is to be closed. */
	box(vote: string, round: number): BoxContent;
	/** The time zone of the hall, as "Europe/Paris". */
	readonly zone?: string;
	/** A phone of this device has a line now. Where nobody knows, it has. */
	isHere?(device: string): boolean;
}
