// The keys of the scribe: those of the record work by themselves; of the others only what a scribe may do.
import { actOfKey } from '#components/facilitate/keys.ts';
import type { Desk } from '#live/desk.svelte.ts';
import { isForSurface } from '#ui/typing.ts';

export type ScribeWindowKind = 'hand' | 'people' | 'keys';

export function onScribeKey(event: KeyboardEvent, desk: Desk, show: (kind: ScribeWindowKind) => void): void {
	const act = isForSurface(event) ? actOfKey(event.key) : undefined;
	if (act !== 'undo' && act !== 'hand' && act !== 'keys') return;
	event.preventDefault();
	if (act === 'undo') void desk.undo();
	else show(act);
}
