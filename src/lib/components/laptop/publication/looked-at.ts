// The list of what only a person sees is asked once for a meeting, by this browser.
import { keep, recall } from '#live/keep.ts';

const key = (meeting: string): string => `tablee.looked.${meeting}`;

export const isLookedAt = (meeting: string): boolean => recall(key(meeting)) !== null;
export const lookedAt = (meeting: string): void => void keep(key(meeting), 'yes');
