// The list of what only a person sees is asked once for a meeting, by this browser.
import { keep, recall } from '#live/keep.ts';

const key = (meeting: string): string => `tablee.looked.${meeting}`;

export const isLookedAt = (meeting: string): boolean => recall(key(meeting)) !== null;
/** So is the question about the minutes of the last meeting. */
const askedKey = (meeting: string): string => `tablee.former.${meeting}`;
export const isAsked = (meeting: string): boolean => recall(askedKey(meeting)) !== null;
export const isDone = (meeting: string): void => void keep(askedKey(meeting), 'yes');

export const lookedAt = (meeting: string): void => void keep(key(meeting), 'yes');
