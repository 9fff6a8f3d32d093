// Putting the ticked ideas together by key or button leads the hand to the name of the new group: who types it at once
// is not to set off the keys of the surface.
import { tick } from 'svelte';
import type { Board } from './board.svelte.ts';

export const nameFieldOf = (group: string): string => `name-of-${group}`;

export async function groupAndName(board: Board): Promise<void> {
	const made = await board.group(board.selected.ids);
	if (made === null) return;
	await tick();
	document.getElementById(nameFieldOf(made))?.focus();
}
