// The thread: what each thing of a meeting came from, and what came of it. Nothing of it is stored: each thing names its source, and
// this file reads the names both ways. It holds no words.
import type { Source } from './record/state.ts';

/** Something of a meeting that words can go through. */
export type Knot =
	| Exclude<Source, { readonly kind: 'turn' }>
	| { readonly kind: 'turn'; readonly turn: string }
	| { readonly kind: 'group'; readonly group: string };

/** What the thread is read from: a view of staff has all of it, and so have the minutes. */
export interface ThreadSource {
	readonly entries: readonly { readonly id: string; readonly source: Source | null }[];
	readonly ideas: readonly {
		readonly id: string;
		readonly group: string | null;
		readonly from: string | null;
	}[];
	readonly groups: readonly { readonly id: string; readonly wall: string }[];
	readonly votes: readonly {
		readonly id: string;
		readonly from: string | null;
		readonly wall: string | null;
	}[];
}

/** One step up, and one step down. */
export interface Thread {
	readonly from: readonly Knot[];
	readonly into: readonly Knot[];
}

export const knotId = (knot: Knot): string => {
	switch (knot.kind) {
		case 'turn':
			return knot.turn;
		case 'entry':
			return knot.entry;
		case 'idea':
			return knot.idea;
		case 'group':
			return knot.group;
		case 'vote':
			return knot.vote;
	}
};

const entry = (id: string): Knot => ({ kind: 'entry', entry: id });
const idea = (id: string): Knot => ({ kind: 'idea', idea: id });
const group = (id: string): Knot => ({ kind: 'group', group: id });
const vote = (id: string): Knot => ({ kind: 'vote', vote: id });

/** The entries that name it as their source. */
const entriesFrom = ({ entries }: ThreadSource, id: string): Knot[] =>
	entries.filter(({ source }) => source !== null && knotId(source) === id).map((each) => entry(each.id));

/** T1, T2. */
export function threadOf(all: ThreadSource, knot: Knot): Thread {
	switch (knot.kind) {
		case 'turn':
			return { from: [], into: entriesFrom(all, knot.turn) };
		case 'entry':
			return threadOfEntry(all, knot.entry);
		case 'idea':
			return threadOfIdea(all, knot.idea);
		case 'group':
			return threadOfGroup(all, knot.group);
		case 'vote':
			return threadOfVote(all, knot.vote);
	}
}

function threadOfEntry(all: ThreadSource, id: string): Thread {
	const source = all.entries.find((each) => each.id === id)?.source ?? null;
	const ideas = all.ideas.filter(({ from }) => from === id).map((each) => idea(each.id));
	return { from: source ? [source] : [], into: [...entriesFrom(all, id), ...ideas] };
}

function threadOfIdea(all: ThreadSource, id: string): Thread {
	const found = all.ideas.find((each) => each.id === id);
	const from = found?.from ?? null;
	const within = found?.group ?? null;
	return {
		from: from === null ? [] : [entry(from)],
		into: [
			...(within === null ? [] : [group(within)]),
			...all.votes.filter((each) => each.from === id).map((each) => vote(each.id)),
			...entriesFrom(all, id)
		]
	};
}

function threadOfGroup(all: ThreadSource, id: string): Thread {
	const wall = all.groups.find((each) => each.id === id)?.wall;
	return {
		from: all.ideas.filter((each) => each.group === id).map((each) => idea(each.id)),
		into: all.votes.filter((each) => each.wall !== null && each.wall === wall).map((each) => vote(each.id))
	};
}

function threadOfVote(all: ThreadSource, id: string): Thread {
	const found = all.votes.find((each) => each.id === id);
	const asked = found?.from ?? null;
	const wall = found?.wall ?? null;
	return {
		from: [
			...(asked === null ? [] : [idea(asked)]),
			...(wall === null ? [] : all.groups.filter((each) => each.wall === wall).map((each) => group(each.id)))
		],
		into: entriesFrom(all, id)
	};
}
