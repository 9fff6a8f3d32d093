// What takes back an act about the record. Nothing is deleted: an entry noted by mistake is struck, with its trace.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffEntryView } from '#meeting/record/view.ts';
import type { StaffView } from '#meeting/view-types.ts';

type Of<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

const entryOf = (view: StaffView, entry: string): StaffEntryView | undefined =>
	view.entries.find(({ id }) => id === entry);

export const undoNote = (entry: string): ClientCommand => ({ type: 'StrikeEntry', entry, reason: '' });

export function undoEditEntry(command: Of<'EditEntry'>, view: StaffView): ClientCommand | null {
	const was = entryOf(view, command.entry);
	if (!was) return null;
	const { source } = was;
	const idea = source?.kind === 'idea' ? view.ideas.find(({ id }) => id === source.idea) : undefined;
	const isIdeas = idea !== undefined && idea.words === was.words; // R9: an idea's words are not copied
	return {
		type: 'EditEntry',
		entry: was.id,
		kind: was.kind,
		...(was.words !== null && !isIdeas && { words: was.words }),
		...(was.against !== null && { against: was.against }),
		...(was.doer !== null && { who: was.doer }),
		when: was.when,
		...(was.official !== null && { official: was.official })
	};
}

export function undoMoveEntry(command: Of<'MoveEntry'>, view: StaffView): ClientCommand | null {
	const was = entryOf(view, command.entry);
	if (!was) return null;
	const beside = view.entries.filter(({ item }) => item === was.item);
	const after = beside[beside.findIndex(({ id }) => id === was.id) - 1]?.id ?? null;
	return { type: 'MoveEntry', entry: was.id, item: was.item, after };
}

export function undoNameEntry(command: Of<'NameEntry'>, view: StaffView): ClientCommand | null {
	const was = entryOf(view, command.entry);
	return was && was.named !== command.named ? { ...command, named: was.named } : null;
}
