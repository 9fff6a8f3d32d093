// What takes back a change of the agenda or of the stage.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { formerOf } from './former.ts';

type Of<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

const before = (view: StaffView, item: string): string | null =>
	view.agenda[view.agenda.findIndex(({ id }) => id === item) - 1]?.id ?? null;

export const undoAdd = (item: string): ClientCommand => ({ type: 'RemoveItem', item });

export function undoEditItem(command: Of<'EditItem'>, view: StaffView): ClientCommand | null {
	const was = view.agenda.find(({ id }) => id === command.item);
	return was ? { ...command, ...formerOf(command, was) } : null;
}

export const undoMoveItem = (command: Of<'MoveItem'>, view: StaffView): ClientCommand => ({
	type: 'MoveItem',
	item: command.item,
	after: before(view, command.item)
});

/** The item comes back with all its fields, under a new id. Nothing refers to the old id: an item that the record needs cannot be removed. */
export function undoRemoveItem(command: Of<'RemoveItem'>, view: StaffView): ClientCommand | null {
	const was = view.agenda.find(({ id }) => id === command.item);
	if (!was) return null;
	return {
		type: 'AddItem',
		title: was.title,
		minutes: was.minutes,
		rule: was.rule,
		turnSeconds: was.turnSeconds,
		note: was.note,
		after: before(view, was.id)
	};
}

export const undoStage = ({ stage }: StaffView): ClientCommand => ({ type: 'ShowStage', stage, back: true });

/** Closes the list that the next item opened, and starts the clock that stopped while the floor was out of sight. */
export function behindStage({ queue, floor }: StaffView, now: StaffView): ClientCommand[] {
	const runs = floor?.pausedAt === null && now.floor?.turn === floor.turn && now.floor.pausedAt !== null;
	return [
		...(queue.open ? [] : [{ type: 'CloseList' } as const]),
		...(runs ? [{ type: 'ResumeTurn', turn: floor.turn } as const] : [])
	];
}
