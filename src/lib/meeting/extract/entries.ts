// The entries of an extract. A sentence without a yes, and whatever was withdrawn or struck, is a mark: its id and kind, and no word.
import { onShelf } from '#stream/shelf.ts';
import type { Meeting } from '../meeting.ts';
import { notesOf } from '../minutes/notes.ts';
import type { EntryMinutes } from '../minutes/types.ts';
import { consentIn } from '../record/consent.ts';
import type { Entries, Entry } from '../record/state.ts';
import type { RefTo } from './refs.ts';
import type { ExtractEntry, Ref } from './schema.ts';

/** T6: in the order of the minutes. */
export function entriesIn(meeting: Meeting, refTo: RefTo): ExtractEntry[] {
	const notes = new Map(notesOf(meeting, {}, () => true).map((note) => [note.id, note]));
	return meeting.record.order.flatMap((id) => {
		const entry = onShelf(meeting.record.entries, id);
		if (!entry) return [];
		const note = notes.get(id);
		const state = stateOf(meeting.record, entry);
		return [note && state === 'told' ? told(note, refTo) : mark(entry, state, refTo)];
	});
}

function stateOf(record: Entries, entry: Entry): ExtractEntry['state'] {
	const consent = consentIn(record, entry);
	if (consent === 'withdrawn') return 'withdrawn';
	if (entry.struck) return 'struck';
	return consent === 'noted' ? 'noted' : 'told';
}

const mark = ({ id, kind, at }: Entry, state: ExtractEntry['state'], refTo: RefTo): ExtractEntry => ({
	ref: refTo(id),
	kind,
	state,
	words: null,
	against: null,
	who: null,
	when: '',
	official: null,
	at,
	from: []
});

const told = (note: EntryMinutes, refTo: RefTo): ExtractEntry => ({
	ref: refTo(note.id),
	kind: note.kind,
	state: 'told',
	words: note.words,
	against: note.against,
	who: note.who && doerIn(note.who),
	when: note.when,
	official: note.official && { name: note.official.name, role: note.official.role },
	at: note.at,
	from: sourceOf(note.source, refTo)
});

function doerIn(who: NonNullable<EntryMinutes['who']>): NonNullable<ExtractEntry['who']> {
	switch (who.kind) {
		case 'resident':
		case 'name': // an extract is made without names
			return { kind: 'someone' };
		case 'guest':
			return { kind: 'guest', name: who.name, role: who.role };
		case 'group':
			return { kind: 'group', group: who.group };
		case 'to-find':
			return { kind: 'to-find' };
	}
}

/** A turn is not named: it would tell that two sentences have the same speaker. */
function sourceOf(source: EntryMinutes['source'], refTo: RefTo): Ref[] {
	switch (source?.kind) {
		case undefined:
		case 'turn':
			return [];
		case 'vote':
			return [refTo(source.vote)];
		case 'idea':
			return [refTo(source.idea)];
		case 'entry':
			return [refTo(source.entry)];
	}
}
