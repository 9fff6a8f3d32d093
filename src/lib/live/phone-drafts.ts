// Where a phone keeps what its owner is typing. The closing of the meeting drops it all, and a phone without room gives it up first.
import { dropAll } from './keep.ts';

export const phoneDrafts = {
	idea: 'tablee.idea.',
	name: 'tablee.name.',
	word: 'tablee.word.',
	correction: 'tablee.correction.'
} as const;

export const dropDrafts = (): void => Object.values(phoneDrafts).forEach(dropAll);
