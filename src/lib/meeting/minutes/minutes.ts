// Makes the minutes of a meeting, at any moment of it. They are complete: everything in the record stands in them, under its item,
// or under none if its item is not on the agenda.
import type { Agenda, Item } from '../agenda/state.ts';
import { keyed } from '#stream/keyed.ts';
import type { Names } from '../label.ts';
import type { Meeting } from '../meeting.ts';
import { resultKinds } from '../record/kinds/kinds.ts';
import { correctionsOf } from './corrections.ts';
import { frameOf } from './frame.ts';
import { notesOf } from './notes.ts';
import { publicationOf } from './publication.ts';
import { speechOf } from './speech.ts';
import type { Gathered, IsUnder, ItemFacts, Minutes, EntryMinutes, Section } from './types.ts';
import { votesOf } from './votes.ts';
import { wallsOf } from './walls.ts';

export function minutesOf(meeting: Meeting, names: Names): Minutes {
	const sections = sectionsOf(meeting, names);
	return {
		edition: 'table',
		phase: meeting.about.phase,
		publication: publicationOf(meeting),
		frame: frameOf(meeting),
		sections,
		gathered: gather(sections.flatMap((section) => section.notes)),
		corrections: correctionsOf(meeting)
	};
}

function sectionsOf(meeting: Meeting, names: Names): Section[] {
	const { agenda } = meeting;
	const known = new Set(agenda.order);
	const sectionOf = (item: ItemFacts | null, isUnder: IsUnder): Section => ({
		item,
		speech: speechOf(meeting, isUnder),
		notes: notesOf(meeting, names, isUnder),
		walls: wallsOf(meeting.walls, isUnder),
		votes: votesOf(meeting, isUnder)
	});
	const loose = sectionOf(null, (item) => item === null || !known.has(item));
	const items = agenda.order.flatMap((id) => {
		const item = agenda.items[id];
		return item ? [sectionOf(itemFacts(agenda, item), (each) => each === id)] : [];
	});
	return isEmpty(loose) ? items : [...items, loose];
}

const isEmpty = ({ speech, notes, walls, votes }: Section): boolean =>
	notes.length + walls.length + votes.length + speech.turns + speech.technical + speech.reordered === 0 &&
	!speech.speaking;

function itemFacts(agenda: Agenda, item: Item): ItemFacts {
	const isNow = agenda.current === item.id;
	return {
		id: item.id,
		title: item.title,
		plannedMinutes: item.minutes,
		rule: item.rule,
		state: isNow ? 'now' : item.visited ? 'done' : 'ahead',
		spentMs: item.spentMs,
		since: isNow ? agenda.since : null
	};
}

function gather(notes: readonly EntryMinutes[]): Gathered {
	return keyed(resultKinds, (kind) => notes.filter((note) => note.kind === kind).map(({ id }) => id));
}
