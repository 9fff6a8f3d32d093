// What takes back a change of the agenda or of the stage.
import type { agendaCommands } from '#meeting/agenda/commands.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { formerOf } from './former.ts';
import type { Behind, Of, UndoRows } from './row.ts';
import { behindStage, undoStage } from './stage.ts';
import { undoRemoveVote } from './vote.ts';
import { undoRemoveWall } from './wall.ts';

const before = (view: StaffView, item: string): string | null =>
	view.agenda[view.agenda.findIndex(({ id }) => id === item) - 1]?.id ?? null;

function undoEditItem(command: Of<'EditItem'>, view: StaffView): ClientCommand | null {
	const was = view.agenda.find(({ id }) => id === command.item);
	return was ? { ...command, ...formerOf(command, was) } : null;
}

const undoMoveItem = (command: Of<'MoveItem'>, view: StaffView): ClientCommand => ({
	type: 'MoveItem',
	item: command.item,
	after: before(view, command.item)
});

/** The item comes back with all its fields, under a new id. Nothing refers to the old id: an item that the record needs cannot be removed. */
function undoRemoveItem(command: Of<'RemoveItem'>, view: StaffView): ClientCommand | null {
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

/** Prepares the item's unopened votes and walls again, on the item that replaces it. */
function preparedOn(item: string, view: StaffView): Behind {
	const isOn = (each: { readonly item: string }) => each.item === item;
	const votes = view.votes
		.filter(isOn)
		.map(({ id }) => undoRemoveVote({ type: 'RemoveVote', vote: id }, view));
	const walls = view.walls
		.filter(isOn)
		.map(({ id }) => undoRemoveWall({ type: 'RemoveWall', wall: id }, view));
	const prepared = [...votes, ...walls].filter((each) => each !== null);
	return (made) => prepared.map((each) => ('item' in each ? { ...each, item: made } : each));
}

export const agendaUndo: UndoRows<typeof agendaCommands> = {
	AddItem: { inverse: (_, item) => ({ type: 'RemoveItem', item }) },
	EditItem: { inverse: (command, _, view) => undoEditItem(command, view) },
	MoveItem: { inverse: (command, _, view) => undoMoveItem(command, view) },
	RemoveItem: {
		inverse: (command, _, view) => undoRemoveItem(command, view),
		behind: ({ item }, _, view) => preparedOn(item, view)
	},
	ShowStage: {
		inverse: (_command, _id, view) => undoStage(view),
		behind: (_command, _id, view) => (_made, now) => behindStage(view, now)
	}
};
