// The keys of the scribe. Those of the record work by themselves; of the others, only those that a scribe may use.
import { actOfKey } from '#components/laptop/frame/keys.ts';
import type { Desk } from '#live/desk.svelte.ts';

export type ScribeWindowKind = 'hand' | 'people' | 'keys' | 'leave';

/** True where the key did something. */
export function onScribeKey(
	key: string | undefined,
	desk: Desk,
	show: (kind: ScribeWindowKind) => void
): boolean {
	const act = actOfKey(key);
	if (act !== 'undo' && act !== 'hand' && act !== 'keys') return false;
	if (act === 'undo') void desk.undo();
	else show(act);
	return true;
}
