// The entries of the record, as the minutes may show them. Struck entries are left to the corrections. A first name stands only if
// its person has it still and agreed, and the entry's switch is on. A guest stands with their function.
import { dayOf } from '#stream/calendar-date.ts';
import { entryOf } from '#stream/keyed.ts';
import type { Names } from '../label.ts';
import type { Meeting } from '../meeting.ts';
import { meetingDay } from '../meeting-day.ts';
import type { People } from '../people/state.ts';
import { doerOf, namesDoer, personShownBy } from '../record/attribution.ts';
import { consentIn } from '../record/consent.ts';
import { has } from '../record/kinds/kinds.ts';
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
		return [
			{
				...noteOf(entry, calledIn(people, names, entry), wordsOf(walls, entry), about.closedAt),
				consent: consentIn(record, entry),
				when: whenOf(entry, about)
			}
		];
	});
}

type Called = (person: string | null) => Speaker;

function noteOf(
	entry: Entry,
	called: Called,
	words: string | null,
	closedAt: number | null
): Omit<EntryMinutes, 'when' | 'consent'> {
	const { id, kind, at } = entry;
	const { against, official } = ofKind(kind, entry);
	return {
		id,
		kind,
		words,
		against,
		speaker: namesDoer(kind) ? resident : called(entry.person),
		who: has(kind, 'who') ? whoOf(entry, called(doerOf(entry))) : null,
		official: official && { name: official.name, role: official.role },
		source: entry.source && sourceOf(entry.source),
		at,
		afterwards: closedAt !== null && at > closedAt
	};
}

/** R21: a day is written with its year, whatever was typed. */
const whenOf = (entry: Entry, about: Meeting['about']): string => {
	const { when } = ofKind(entry.kind, entry);
	return dayOf(when, meetingDay(about)) ?? when;
};

const resident: Speaker = { kind: 'resident' };

function whoOf({ who }: Entry, named: Speaker): MinutesPerson {
	if (who === null || who === 'to-find') return { kind: 'to-find' };
	return 'group' in who ? { kind: 'group', group: who.group } : named;
}

/** How the people of an entry are called: at most one of them by the first name. */
function calledIn({ persons }: People, names: Names, entry: Entry): Called {
	const shown = personShownBy(entry, { inMinutes: (id) => onShelf(persons, id)?.inMinutes ?? null });
	return (id) => {
		const person = id === null ? undefined : onShelf(persons, id);
		if (person?.guest) return { kind: 'guest', name: person.guest.name, role: person.guest.role };
		const name = person?.named && id === shown ? entryOf(names, person.id) : undefined;
		return name ? { kind: 'name', name } : resident;
	};
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
		case 'entry':
			return { kind: 'entry', entry: source.entry };
	}
}
