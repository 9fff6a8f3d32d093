import type { Meeting } from './meeting.ts';

/**
 * D40. What the minutes are: a draft until the closing, then to be read until they are published. `as-before`: the meeting was closed by
 * an older version, and the page that it had stays as it was.
 */
export type MinutesState = 'draft' | 'to-read' | 'published' | 'as-before';

export function minutesState({ about, publication }: Pick<Meeting, 'about' | 'publication'>): MinutesState {
	if (about.closedAt === null) return 'draft';
	if (publication.versions.length > 0) return 'published';
	return about.publishes ? 'to-read' : 'as-before';
}

/** Whether their address shows them to everybody. */
export const isThere = (state: MinutesState): boolean => state === 'published' || state === 'as-before';
