import type { Mine } from '#meeting/view-types.ts';

/** What only this phone's token opens once the meeting is over: a name to have forgotten, ideas to take back, words to check. */
export const ownsSomething = ({ name, heard, entries, ideas }: Mine): boolean =>
	name !== null || heard || entries.length > 0 || ideas.some(({ state }) => state !== 'withdrawn');
