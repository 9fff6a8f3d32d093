import type { EntryMinutes } from './types.ts';

/** The id of what an entry came from. Null: of a turn, which is not named, or of nothing. */
export function sourceId({ source }: Pick<EntryMinutes, 'source'>): string | null {
	switch (source?.kind) {
		case undefined:
		case 'turn':
			return null;
		case 'vote':
			return source.vote;
		case 'idea':
			return source.idea;
		case 'entry':
			return source.entry;
	}
}
