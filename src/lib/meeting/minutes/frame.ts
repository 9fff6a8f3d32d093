// What stands at the head of the minutes.
import type { Meeting } from '../meeting.ts';
import { guestsIn, isResidentHere, presentCount, residentsAmong, type People } from '../people/state.ts';
import { isSameOfficial, type Official } from '../frame.ts';
import { has } from '../record/kinds/kinds.ts';
import { onShelf } from '#stream/shelf.ts';
import type { Frame } from './types.ts';

export function frameOf({ about, agenda, people, queue, record }: Meeting): Frame {
	const visited = agenda.order.flatMap((id) => {
		const item = agenda.items[id];
		return item && (item.visited || agenda.current === id) ? [item.rule] : [];
	});
	const promised = record.order.flatMap((id) => {
		const entry = onShelf(record.entries, id);
		return entry && !entry.struck && has(entry.kind, 'official') && entry.official ? [entry.official] : [];
	});
	const guests = distinct(guestsIn(people.persons).map(({ guest }) => guest));
	return {
		table: about.tableName,
		title: about.title,
		convener: about.convener,
		place: about.place,
		date: about.date,
		purpose: about.purpose,
		facilitator: about.facilitator,
		secretary: about.secretary,
		excused: about.excused,
		next: { date: about.next.date, time: about.next.time, place: about.next.place },
		createdAt: about.createdAt,
		openedAt: about.openedAt,
		closedAt: about.closedAt,
		offRecord: about.offRecord.map(({ from, until }) => ({ from, until })),
		zone: about.zone,
		present: about.presentAtClose ?? presentCount(people),
		counted: people.counted !== null,
		arrivals: arrivalsOf(people),
		heard: residentsAmong(people.persons, queue.heard).length,
		officials: distinct(promised).filter(
			(official) => !guests.some((guest) => isSameOfficial(guest, official))
		),
		guests,
		rules: [...new Set(visited)]
	};
}

function arrivalsOf(people: People): Frame['arrivals'] {
	const arrivals = { phone: 0, card: 0, someone: 0 };
	for (const id of people.order) {
		const person = onShelf(people.persons, id);
		if (person && isResidentHere(person)) arrivals[person.kind] += 1;
	}
	return arrivals;
}

function distinct(officials: readonly Official[]): Official[] {
	const seen = new Map(officials.map(({ name, role }) => [JSON.stringify([name, role]), { name, role }]));
	return [...seen.values()];
}
