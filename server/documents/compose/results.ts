// The results of an evening, for the documents that tell nothing else: decisions, votes, actions, commitments, the next meeting.
import type { EntryMinutes, Minutes, VoteMinutes } from '#meeting/minutes/types.ts';
import {
	has,
	isDecided,
	leadKinds,
	resultKinds,
	type LeadKind,
	type ResultKind
} from '#meeting/record/kinds/kinds.ts';
import type { Words } from '../../process/words.ts';
import { nextOf } from './frame.ts';
import { whenOf, whoOf } from './notes.ts';

/** The votes stand behind what was decided. */
const withVotes = <K extends ResultKind>(kinds: readonly K[]): readonly (K | 'vote')[] =>
	kinds.flatMap((kind) => (isDecided(kind) ? [kind, 'vote' as const] : [kind]));
/** What an evening gave, in the order in which short documents tell it; and with what it left open. */
export type BriefKind = LeadKind | 'vote';
export const briefKinds: readonly BriefKind[] = withVotes(leadKinds);
export const spokenKinds = withVotes(resultKinds);

export interface Results {
	readonly notes: (kind: ResultKind) => readonly EntryMinutes[];
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

/** What a result has besides its words: who does it, who promised it, and when. */
export const besideWords = (note: EntryMinutes, words: Words): readonly string[] => {
	const isDone = has(note.kind, 'who');
	return [
		...(isDone ? [whoOf(note.who ?? { kind: 'to-find' }, words)] : []),
		...(note.official ? [words.t('note.official', { ...note.official })] : []),
		...(isDone || note.when ? [whenOf(note, words)] : [])
	];
};
