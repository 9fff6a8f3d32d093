// What a new entry is attached to, whose words it holds because of that, and under which item it stands.
import { isRefusal, refuse, type Refusal } from '../frame.ts';
import { onShelf } from '#stream/shelf.ts';
import type { RecordAround } from './around.ts';
import type { RecordCommand } from './commands.ts';
import type { Entries, Source } from './state.ts';

type NoteEntry = Extract<RecordCommand, { type: 'NoteEntry' }>;
export interface Attached {
	readonly source: Source | null;
	readonly person: string | null;
	/** The item under which it stands if the command and the agenda name none. */
	readonly item: string | null;
	/** The words of the idea, if it is one. */
	readonly words: string | null;
}

const toNothing: Attached = { source: null, person: null, item: null, words: null };

/** R7, R8: the item that the command names, else the current item, else that of the idea. */
export function attach(record: Entries, command: NoteEntry, around: RecordAround): Attached | Refusal {
	const attached = attachedTo(command.source ?? null, record, around);
	if (isRefusal(attached)) return attached;
	if (command.item === undefined) return { ...attached, item: around.current ?? attached.item };
	if (command.item !== null && !around.hasItem(command.item)) return refuse('item-unknown');
	return { ...attached, item: command.item };
}

/** R6: nothing is guessed. Whoever speaks when the command arrives may be another person than when its writer heard the words. */
function attachedTo(source: Source | null, { entries }: Entries, around: RecordAround): Attached | Refusal {
	switch (source?.kind) {
		case undefined:
			return toNothing;
		case 'turn': {
			const person = around.personOfTurn(source.turn);
			return person === undefined ? refuse('turn-unknown') : { ...toNothing, source, person };
		}
		case 'vote':
			return around.hasVote(source.vote) ? { ...toNothing, source } : refuse('vote-unknown');
		case 'entry': {
			const entry = onShelf(entries, source.entry);
			return entry ? { ...toNothing, source, item: entry.item } : refuse('entry-unknown');
		}
		case 'idea': {
			const idea = around.ideaOf(source.idea);
			if (!idea) return refuse('idea-unknown');
			const { item, person, words } = idea;
			return words === null ? refuse('idea-withdrawn') : { source, item, person, words };
		}
	}
}
