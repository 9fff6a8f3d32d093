// The question about the minutes of the last meeting is asked once for a meeting, by this browser.
import { keep, recall } from '#live/keep.ts';

const key = (meeting: string): string => `tablee.former.${meeting}`;

export const isAsked = (meeting: string): boolean => recall(key(meeting)) !== null;
export const isDone = (meeting: string): void => void keep(key(meeting), 'yes');
