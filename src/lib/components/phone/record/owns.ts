import type { Mine } from '#meeting/view-types.ts';

/** What only this phone's token can still do once the meeting is over: have a name forgotten, take back ideas, check words. */
export const ownsSomething = ({ name, heard, entries, ideas }: Mine): boolean =>
	name !== null || heard || entries.length > 0 || ideas.some(({ state }) => state !== 'withdrawn');
