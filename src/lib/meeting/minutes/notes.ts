// The entries of the record, as the minutes may show them. Struck entries are left to the corrections. A first name stands only if
// the entry's switch is on and its person still has a first name.
import { entryOf } from '#stream/keyed.ts';
import type { Names } from '../label.ts';
import type { Meeting } from '../meeting.ts';
import type { People } from '../people/state.ts';
import { personNamedBy } from '../record/attribution.ts';
import { has, kindsOfEntry } from '../record/kinds/kinds.ts';
import type { Entry, Source } from '../record/state.ts';
import { ofKind } from '../record/text.ts';
import { onShelf } from '#stream/shelf.ts';
import type { Walls } from '../wall/state.ts';
import type { IsUnder, EntryMinutes, Speaker, MinutesPerson } from './types.ts';

export function notesOf(meeting: Meeting, names: Names, isUnder: IsUnder): EntryMinutes[] {
	const { about, people, record, walls } = meeting;
	return record.order.flatMap((id) => {
		const entry = onShelf(record.entries, id);
		if (!entry || entry.struck || !isUnder(entry.item)) return [];
		const named = speakerOf(people, names, entry.named ? personNamedBy(entry) : null);
		return [noteOf(entry, named, wordsOf(walls, entry), about.closedAt)];
	});
}

function noteOf(entry: Entry, named: Speaker, words: string | null, closedAt: number | null): EntryMinutes {
	const { id, kind, at } = entry;
	const { against, when, official } = ofKind(kind, entry);
	const isDoer = kindsOfEntry[kind].names === 'doer';
	return {
		id,
		kind,
		words,
		against,
		speaker: isDoer ? resident : named,
		who: has(kind, 'who') ? whoOf(entry, isDoer ? named : resident) : null,
		when,
		official: official && { name: official.name, role: official.role },
		source: entry.source && sourceOf(entry.source),
		at,
		afterwards: closedAt !== null && at > closedAt
	};
}

const resident: Speaker = { kind: 'resident' };

function whoOf({ who }: Entry, named: Speaker): MinutesPerson {
	if (who === null || who === 'to-find') return { kind: 'to-find' };
	return 'group' in who ? { kind: 'group', group: who.group } : named;
}

function speakerOf(people: People, names: Names, person: string | null): Speaker {
	const name = person !== null && onShelf(people.persons, person)?.named ? entryOf(names, person) : undefined;
	return name ? { kind: 'name', name } : resident;
}

/** An entry made of an idea holds no copy of its words: they go when the idea is withdrawn. */
const wordsOf = (walls: Walls, { words, source }: Entry): string | null =>
	words ?? (source?.kind === 'idea' ? (entryOf(walls.ideas, source.idea)?.words ?? null) : null);

function sourceOf(source: Source): EntryMinutes['source'] {
	switch (source.kind) {
		case 'turn':
			return { kind: 'turn' }; // the id of the turn would tell that two quotes have the same speaker
		case 'vote':
			return { kind: 'vote', vote: source.vote };
		case 'idea':
			return { kind: 'idea', idea: source.idea };
	}
}
