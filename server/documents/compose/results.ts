// The results of an evening, for the documents that tell nothing else: decisions, votes, actions, commitments, the next meeting.
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { Words } from '../../process/words.ts';
import { nextOf } from './frame.ts';

export interface Results {
	readonly notes: (kind: EntryKind) => readonly EntryMinutes[];
	/** Those that have a result. */
	readonly votes: readonly VoteMinutes[];
	readonly ideas: number;
	/** Empty: nobody said when it will be. */
	readonly next: string;
}

export function resultsOf({ sections, frame }: Minutes, words: Words): Results {
	const notes = sections.flatMap((section) => section.notes);
	return {
		notes: (kind) => notes.filter((note) => note.kind === kind),
		votes: sections.flatMap(({ votes }) => votes.filter(({ rounds }) => rounds.length > 0)),
		ideas: sections.flatMap(({ walls }) => walls).reduce((sum, { came }) => sum + came, 0),
		next: nextOf(frame, words)
	};
}

/** D75 */
export const isTooFew = ({ rounds }: VoteMinutes): boolean => rounds.at(-1)?.counts.length === 0;
