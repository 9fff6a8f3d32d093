// What takes back a change of the stage.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

export const undoStage = ({ stage }: StaffView): ClientCommand => ({ type: 'ShowStage', stage, back: true });

/** Closes the list that the next item opened, and starts the clock that stopped while the floor was out of sight. */
export function behindStage({ queue, floor }: StaffView, now: StaffView): ClientCommand[] {
	const runs = floor?.pausedAt === null && now.floor?.turn === floor.turn && now.floor.pausedAt !== null;
	return [
		...(queue.open ? [] : [{ type: 'CloseList' } as const]),
		...(runs ? [{ type: 'ResumeTurn', turn: floor.turn } as const] : [])
	];
}
