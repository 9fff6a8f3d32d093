// What takes back an act about walls. Changes of grouping are undone by naming the change itself.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

type Of<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

export const undoGrouping = (wall: string, change: string): ClientCommand => ({
	type: 'UndoGrouping',
	wall,
	change
});

export const undoPrepareWall = (command: Of<'PrepareWall'>, wall: string): ClientCommand =>
	command.open ? { type: 'CloseWall', wall } : { type: 'RemoveWall', wall };

export function undoEditWall(command: Of<'EditWall'>, view: StaffView): ClientCommand | null {
	const was = view.walls.find(({ id }) => id === command.wall);
	return was ? { type: 'EditWall', wall: was.id, prompt: was.prompt, review: was.review } : null;
}

export function undoRemoveWall(command: Of<'RemoveWall'>, view: StaffView): ClientCommand | null {
	const was = view.walls.find(({ id }) => id === command.wall);
	return was ? { type: 'PrepareWall', item: was.item, prompt: was.prompt, review: was.review } : null;
}
