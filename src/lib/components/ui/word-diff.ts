// What changed between two texts, by words.
import { diffWordsWithSpace } from 'diff';

export interface DiffPiece {
	readonly text: string;
	/** Neither: it stands in both. */
	readonly is: 'added' | 'removed' | 'same';
}

export const wordDiff = (before: string, after: string): DiffPiece[] =>
	diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
		text: value,
		is: added ? 'added' : removed ? 'removed' : 'same'
	}));
