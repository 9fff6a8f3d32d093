// Whether a command may change the record, and which events then happened. Nothing is deleted: entries are struck, and every change
// leaves a trace.
import { accept, isRefusal, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { onShelf } from '#stream/shelf.ts';
import { answerEntry } from './answering.ts';
import type { RecordAround } from './around.ts';
import { namesDoer, personNamedBy } from './attribution.ts';
import type { RecordCommand } from './commands.ts';
import { answerBySlip, giveSlips } from './slips.ts';
import { attach } from './source.ts';
import type { Doer, Entries, Entry } from './state.ts';
import type { RecordEvent } from './events.ts';
import { isSameEntry, textOf } from './text.ts';

type Of<T extends RecordCommand['type']> = Extract<RecordCommand, { type: T }>;
type Decided = Decision<RecordEvent>;

export function decideRecord(
	record: Entries,
	command: RecordCommand,
	cause: Cause,
	around: RecordAround
): Decided {
	switch (command.type) {
		case 'NoteEntry':
			return noteEntry(record, command, cause, around);
		case 'EditEntry':
			return ofStanding(record, command, (entry) =>
				unlessWithdrawn(entry, () => editEntry(entry, command, around))
			);
		case 'MoveEntry':
			return ofStanding(record, command, (entry) => moveEntry(record, entry, command, around));
		case 'StrikeEntry':
			return ofStanding(record, command, (entry) =>
				unlessWithdrawn(entry, () => accept({ type: 'EntryStruck', entry: entry.id, reason: command.reason }))
			);
		case 'RestoreEntry': {
			const entry = onShelf(record.entries, command.entry);
			if (!entry) return refuse('entry-unknown');
			return entry.struck ? accept({ type: 'EntryRestored', entry: entry.id }) : refuse('entry-not-struck');
		}
		case 'NameEntry':
			return ofStanding(record, command, (entry) =>
				unlessWithdrawn(entry, () => nameEntry(entry, command, around))
			);
		case 'AnswerEntry': {
			const entry = onShelf(record.entries, command.entry);
			return entry ? answerEntry(entry, command, around) : refuse('entry-unknown');
		}
		case 'GiveSlips':
			return giveSlips(record, command);
		case 'AnswerBySlip':
			return answerBySlip(record, command, around);
	}
}

/** R12: a struck entry cannot be changed before it is restored. */
function ofStanding(record: Entries, named: { entry: string }, then: (entry: Entry) => Decided): Decided {
	const entry = onShelf(record.entries, named.entry);
	if (!entry) return refuse('entry-unknown');
	return entry.struck ? refuse('entry-struck') : then(entry);
}

/** R45: of withdrawn words a mark stays, at its place. */
const unlessWithdrawn = (entry: Entry, then: () => Decided): Decided =>
	entry.withdrawn ? refuse('entry-withdrawn') : then();

function noteEntry(record: Entries, command: Of<'NoteEntry'>, cause: Cause, around: RecordAround): Decided {
	const attached = attach(record, command, around);
	if (isRefusal(attached)) return attached;
	const text = textOf(command, attached.words);
	if (isRefusal(text)) return text;
	const { item, source, person } = attached;
	const { kind } = command;
	return (
		unknownDoer(text.who, around) ??
		accept({ type: 'EntryNoted', entry: cause.id, kind, item, source, person, ...text })
	);
}

function editEntry(entry: Entry, command: Of<'EditEntry'>, around: RecordAround): Decided {
	const { source } = entry;
	const ideaWords = source?.kind === 'idea' ? (around.ideaOf(source.idea)?.words ?? null) : null;
	const text = textOf(command, ideaWords);
	if (isRefusal(text)) return text;
	if (isSameEntry(entry, command.kind, text)) return accept();
	if (command.seen !== undefined && command.seen < editsOf(entry)) return refuse('entry-changed'); // R20
	return (
		unknownDoer(text.who, around) ??
		accept({ type: 'EntryEdited', entry: entry.id, kind: command.kind, ...text })
	);
}

/** Also those by which its speaker corrected it. */
const editsOf = ({ version }: Entry): number => version - 1;

const unknownDoer = (who: Doer | null, around: RecordAround): Refusal | null =>
	who !== null && who !== 'to-find' && 'person' in who && !around.hasCome(who.person)
		? refuse('person-unknown')
		: null;

function moveEntry(
	record: Entries,
	entry: Entry,
	{ item, after }: Of<'MoveEntry'>,
	around: RecordAround
): Decided {
	if (item !== null && !around.hasItem(item)) return refuse('item-unknown');
	const there = record.order.filter((id) => onShelf(record.entries, id)?.item === item);
	if (after !== null && (after === entry.id || !there.includes(after))) return refuse('entry-unknown');
	const at = there.indexOf(entry.id);
	if (at >= 0 && (there[at - 1] ?? null) === after) return accept();
	return accept({ type: 'EntryMoved', entry: entry.id, item, after });
}

/** R14 */
function nameEntry(entry: Entry, command: Of<'NameEntry'>, around: RecordAround): Decided {
	const { named } = command;
	const aloud = named && command.aloud === true && namesDoer(entry.kind); // P46
	if (entry.named === named && entry.aloud === aloud) return accept();
	const isOn = (named && !entry.named) || aloud;
	return (
		(isOn ? notNameable(entry, aloud, around) : null) ??
		accept({ type: 'EntryNamed', entry: entry.id, named, ...(aloud && { aloud }) })
	);
}

/** Null: its switch may be turned on. */
function notNameable(entry: Entry, aloud: boolean, around: RecordAround): Refusal | null {
	const person = personNamedBy(entry);
	if (person === null || !around.named(person)) return refuse('no-name');
	return aloud || around.inMinutes(person) ? null : refuse('not-agreed');
}
