// What takes back an act about the record. Nothing is deleted: an entry noted by mistake is struck, with its trace.
import type { ClientCommand } from '#meeting/command.ts';
import type { recordCommands } from '#meeting/record/commands.ts';
import type { StaffEntryView } from '#meeting/record/view.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Of, UndoRows } from './row.ts';

const entryOf = (view: StaffView, entry: string): StaffEntryView | undefined =>
	view.entries.find(({ id }) => id === entry);

const undoNote = (entry: string): ClientCommand => ({ type: 'StrikeEntry', entry, reason: '' });

function undoEditEntry(command: Of<'EditEntry'>, view: StaffView): ClientCommand | null {
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

function undoMoveEntry(command: Of<'MoveEntry'>, view: StaffView): ClientCommand | null {
	const was = entryOf(view, command.entry);
	if (!was) return null;
	const beside = view.entries.filter(({ item }) => item === was.item);
	const after = beside[beside.findIndex(({ id }) => id === was.id) - 1]?.id ?? null;
	return { type: 'MoveEntry', entry: was.id, item: was.item, after };
}

/** Null if the command changed nothing, or the name may not stand there any more. */
function undoNameEntry(command: Of<'NameEntry'>, view: StaffView): ClientCommand | null {
	const was = entryOf(view, command.entry);
	if (!was) return null;
	const { named, aloud, answer } = was;
	if (named === command.named && aloud === (command.aloud ?? false)) return null;
	const isOnAgain = (named && !command.named) || aloud;
	if (isOnAgain && answer !== 'yes' && !(aloud && answer !== 'none')) return null;
	return { ...command, named, aloud };
}

/** Staff wrote an answer down that was not given. Words that were taken back are gone for good. */
function undoAnswer(command: Of<'AnswerEntry'>, view: StaffView): ClientCommand | null {
	const was = entryOf(view, command.entry);
	if (!was || was.consent === null || was.consent === 'withdrawn') return null;
	if (command.answer === 'withdrawn') return null;
	if (command.answer === 'corrected' && was.words !== command.words)
		return was.words === null ? null : { type: 'EditEntry', entry: was.id, kind: was.kind, words: was.words };
	return { ...command, answer: was.consent === 'yes' ? 'yes' : 'none', words: undefined };
}

export const recordUndo: UndoRows<typeof recordCommands> = {
	NoteEntry: { inverse: (_, entry) => undoNote(entry) },
	EditEntry: { inverse: (command, _, view) => undoEditEntry(command, view) },
	MoveEntry: { inverse: (command, _, view) => undoMoveEntry(command, view) },
	StrikeEntry: { inverse: ({ entry }) => ({ type: 'RestoreEntry', entry }) },
	RestoreEntry: { inverse: ({ entry }) => undoNote(entry) },
	NameEntry: { inverse: (command, _, view) => undoNameEntry(command, view) },
	AnswerEntry: { inverse: (command, _, view) => undoAnswer(command, view) }
};
