// What staff are writing, kept in this browser until it is sent: over a closed window, a refusal and a reload.
import { keep, recall } from './keep.ts';

export const keepDraft = (key: string, draft: object): void => keep(key, JSON.stringify(draft));

/** What was kept under `key`, on top of `empty`. */
export function draftAt<D extends object>(key: string, empty: D): D {
	try {
		return { ...empty, ...(JSON.parse(recall(key) ?? '{}') as Partial<D>) };
	} catch {
		return empty; // something else lies under that key
	}
}
