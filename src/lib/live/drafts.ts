// Drafts of several fields. The browser keeps each until it is sent: a closed window, a refusal or a reload loses nothing.
import { keep, recall } from './keep.ts';

export const keepDraft = (key: string, draft: object): void => keep(key, JSON.stringify(draft));

/** The draft under `key`. Fields that it lacks come from `empty`. */
export function draftAt<D extends object>(key: string, empty: D): D {
	try {
		return { ...empty, ...(JSON.parse(recall(key) ?? '{}') as Partial<D>) };
	} catch {
		return empty; // something else lies under that key
	}
}
