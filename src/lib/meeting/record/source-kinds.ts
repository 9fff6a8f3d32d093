// The kinds of source of an entry, one row each. A new kind of source does not compile before it has one.
import type { Source } from './state.ts';

interface KindOfSource {
	/** The room sees it. Otherwise only staff do. */
	readonly isPublic: boolean;
	/** R9: the entry shows the words of its source until somebody changes them. */
	readonly lendsWords: boolean;
}

const kindsOfSource: Readonly<Record<Source['kind'], KindOfSource>> = {
	turn: { isPublic: false, lendsWords: false },
	vote: { isPublic: true, lendsWords: false },
	idea: { isPublic: true, lendsWords: true },
	entry: { isPublic: false, lendsWords: false }
};

const publicKinds: ReadonlySet<string> = new Set(
	Object.entries(kindsOfSource).flatMap(([kind, { isPublic }]) => (isPublic ? [kind] : []))
);

/** The source as the room sees it. A kind without a row is shown to nobody. */
export const publicSource = (source: Source | null): Source | null =>
	source && publicKinds.has(source.kind) ? source : null;

export const lendsWords = (source: Source | null): boolean =>
	source !== null && kindsOfSource[source.kind].lendsWords;

/** The id of the turn, vote or idea. */
export function sourceId(source: Source): string {
	switch (source.kind) {
		case 'turn':
			return source.turn;
		case 'vote':
			return source.vote;
		case 'idea':
			return source.idea;
		case 'entry':
			return source.entry;
	}
}
