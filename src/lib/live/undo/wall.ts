// What takes back an act about walls. Changes of grouping are undone by naming the change itself.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { wallCommands } from '#meeting/wall/commands.ts';
import type { IdeaView } from '#meeting/wall/view.ts';
import { formerOf } from './former.ts';
import type { Of, UndoRow, UndoRows } from './row.ts';

type Grouping = Of<'GroupIdeas' | 'UngroupIdeas' | 'NameGroup' | 'MergeGroups'>;

/** A grouping can be accepted and move nothing. Then there is no change to name. */
function changesNothing(command: Grouping, view: StaffView): boolean {
	const groupOf = (idea: string) => view.ideas.find(({ id }) => id === idea)?.group ?? null;
	switch (command.type) {
		case 'GroupIdeas':
			return command.group !== undefined && command.ideas.every((idea) => groupOf(idea) === command.group);
		case 'UngroupIdeas':
			return command.ideas.every((idea) => groupOf(idea) === null);
		case 'NameGroup':
			return view.groups.some(({ id, name }) => id === command.group && name === command.name);
		case 'MergeGroups':
			return command.from === command.into;
	}
}

/** An idea that nobody had checked waits again, so that no undo shows it to the room. */
function undoTurned(
	{ idea }: Of<'ShowIdea' | 'HideIdea' | 'PutBackIdea'>,
	view: StaffView
): ClientCommand | null {
	const was = view.ideas.find(({ id }) => id === idea)?.state;
	if (was === 'shown') return { type: 'ShowIdea', idea };
	if (was === 'hidden') return { type: 'HideIdea', idea };
	return was === 'waiting' ? { type: 'PutBackIdea', idea } : null;
}

/** W31. Each idea becomes again as it was. */
function undoTurnedAll(command: Of<'TurnIdeas'>, view: StaffView): ClientCommand | null {
	const turned = new Set([command.shown, command.hidden, command.waiting].flatMap((ids) => ids ?? []));
	const was = (state: IdeaView['state']) =>
		view.ideas.filter((idea) => turned.has(idea.id) && idea.state === state).map(({ id }) => id);
	const parts = (['shown', 'hidden', 'waiting'] as const).map((state) => [state, was(state)] as const);
	const former = parts.filter(([, ids]) => ids.length > 0);
	return former.length === 0 ? null : { type: 'TurnIdeas', ...Object.fromEntries(former) };
}

const undoGrouping = (command: Grouping, change: string, view: StaffView): ClientCommand | null =>
	changesNothing(command, view) ? null : { type: 'UndoGrouping', wall: command.wall, change };

const undoPrepareWall = (command: Of<'PrepareWall'>, wall: string): ClientCommand =>
	command.open ? { type: 'CloseWall', wall } : { type: 'RemoveWall', wall };

function undoEditWall(command: Of<'EditWall'>, view: StaffView): ClientCommand | null {
	const was = view.walls.find(({ id }) => id === command.wall);
	return was ? { ...command, ...formerOf(command, was) } : null;
}

export function undoRemoveWall(command: Of<'RemoveWall'>, view: StaffView): ClientCommand | null {
	const was = view.walls.find(({ id }) => id === command.wall);
	return was ? { type: 'PrepareWall', item: was.item, prompt: was.prompt, review: was.review } : null;
}

const turned: UndoRow<Of<'ShowIdea' | 'HideIdea' | 'PutBackIdea'>> = {
	inverse: (command, _, view) => undoTurned(command, view)
};
const grouping: UndoRow<Grouping> = { inverse: undoGrouping };

export const wallUndo: UndoRows<typeof wallCommands> = {
	PrepareWall: { inverse: undoPrepareWall },
	EditWall: { inverse: (command, _, view) => undoEditWall(command, view) },
	RemoveWall: { inverse: (command, _, view) => undoRemoveWall(command, view) },
	OpenWall: { inverse: ({ wall }) => ({ type: 'CloseWall', wall }) },
	CloseWall: { inverse: ({ wall }) => ({ type: 'OpenWall', wall }) },
	HideWall: { inverse: ({ wall }) => ({ type: 'ShowWall', wall }) },
	ShowWall: { inverse: ({ wall }) => ({ type: 'HideWall', wall }) },
	PostIdea: { inverse: (_, idea) => ({ type: 'WithdrawIdea', idea }) },
	ShowIdea: turned,
	HideIdea: turned,
	PutBackIdea: turned,
	TurnIdeas: { inverse: (command, _, view) => undoTurnedAll(command, view) },
	WithdrawIdea: null,
	GroupIdeas: grouping,
	UngroupIdeas: grouping,
	NameGroup: grouping,
	MergeGroups: grouping,
	UndoGrouping: null
};
