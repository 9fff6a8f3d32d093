// The minutes of evenings with far more in them than usual, made from those of the usual one: what a page must hold without breaking.
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { EntryMinutes, Minutes, Section, VoteMinutes, WallMinutes } from '#meeting/minutes/types.ts';
import { evening, names } from '#tests/support/meeting/evening.ts';

const usual = minutesOf(evening, names);
const notes = usual.sections.flatMap((section) => section.notes);
const votes = usual.sections.flatMap((section) => section.votes);
const walls = usual.sections.flatMap((section) => section.walls);

const first = <T>(list: readonly T[], isOne: (each: T) => boolean): T => {
	const found = list.find(isOne);
	if (found === undefined) throw new Error('the evening has none');
	return found;
};
const noteOf = (kind: EntryMinutes['kind']): EntryMinutes =>
	first(notes, (note) => note.kind === kind && note.words !== null);

/** How many of each. */
export interface Many {
	readonly decisions?: number;
	readonly actions?: number;
	readonly commitments?: number;
	readonly quotes?: number;
	readonly votes?: number;
	readonly ideas?: number;
	/** The words of each entry, before its number. */
	readonly words?: string;
	readonly title?: string;
}

export function longEvening(many: Many): Minutes {
	const words = many.words ?? 'Demander au bailleur un banc à l’ombre devant l’école';
	const entries = (kind: EntryMinutes['kind'], count = 0): EntryMinutes[] =>
		Array.from({ length: count }, (_, at) => ({
			...noteOf(kind),
			id: `${kind}-${String(at)}`,
			words: `${words} ${String(at + 1)}`,
			source: null
		}));
	const made = [
		...entries('decision', many.decisions),
		...entries('action', many.actions),
		...entries('commitment', many.commitments),
		...entries('quote', many.quotes)
	];
	const item = first(usual.sections, ({ item }) => item !== null);
	const section: Section = {
		...item,
		notes: made,
		votes: Array.from({ length: many.votes ?? 0 }, (_, at) => manyVotes(at, words)),
		walls: many.ideas === undefined ? [] : [wallOf(many.ideas, words)]
	};
	return {
		...usual,
		frame: { ...usual.frame, title: many.title ?? usual.frame.title },
		sections: [section],
		gathered: {
			...usual.gathered,
			decision: idsOf(made, 'decision'),
			action: idsOf(made, 'action'),
			commitment: idsOf(made, 'commitment'),
			disagreement: [],
			question: []
		}
	};
}

const idsOf = (made: readonly EntryMinutes[], kind: EntryMinutes['kind']): string[] =>
	made.filter((note) => note.kind === kind).map(({ id }) => id);

const manyVotes = (at: number, words: string): VoteMinutes => ({
	...first(votes, ({ rounds }) => (rounds.at(-1)?.cast ?? 0) > 10),
	id: `vote-${String(at)}`,
	question: `${words} ${String(at + 1)} ?`
});

const wallOf = (count: number, words: string): WallMinutes => ({
	...first(walls, () => true),
	came: count,
	groups: [],
	alone: count,
	ungrouped: Array.from({ length: count }, (_, at) => ({
		id: `idea-${String(at)}`,
		words: `${words}, idée ${String(at + 1)}`,
		channel: 'phone' as const,
		from: null
	}))
});
