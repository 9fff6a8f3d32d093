// The calendar: the next meeting, and each action and commitment that has a day. The hour of the next meeting is that of the hall's wall
// clock. It has no time zone, so no calendar shifts it.
import ical, { type ICalEventData } from 'ical-generator';
import { noonOf } from '#stream/iso-day.ts';
import type { EntryMinutes, Minutes } from '#meeting/minutes/types.ts';
import { has, leadKinds } from '#meeting/record/kinds/kinds.ts';
import { dayOf } from '#stream/calendar-date.ts';
import type { Words } from '../process/words.ts';
import { whoOf } from './compose/notes.ts';
import { legal } from './legal.ts';

/** `at` is the time of writing. */
export function ics(minutes: Minutes, words: Words, at: number): string {
	const { frame, sections, gathered } = minutes;
	const notes = new Map(sections.flatMap((section) => section.notes).map((note) => [note.id, note]));
	const due = leadKinds.flatMap((kind) => gathered[kind].flatMap((id) => notes.get(id) ?? []));
	const calendar = ical({
		name: legal(`${frame.table} · ${frame.title}`),
		prodId: { company: 'Tablée', product: 'Tablée', language: words.language }
	});
	for (const event of [
		...nextEvent(minutes, words),
		...due.flatMap((note) => dueEvent(note, minutes, words))
	])
		calendar.createEvent({ ...event, stamp: new Date(at) });
	return calendar.toString();
}

const meetingHours = 2;

function nextEvent({ frame }: Minutes, { t }: Words): ICalEventData[] {
	const { date, time, place } = frame.next;
	const day = dayOf(date);
	if (day === null) return [];
	const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
	const event = {
		id: `next-${String(frame.createdAt)}@tablee`,
		summary: legal(`${t('next.title')} · ${frame.table}`),
		location: legal(place)
	};
	if (hour === undefined || minute === undefined) return [{ ...event, ...wholeDay(day) }];
	const start = onWall(day, Number(hour), Number(minute));
	const end = onWall(day, Number(hour) + meetingHours, Number(minute));
	return [{ ...event, start, end, floating: true }];
}

function dueEvent(note: EntryMinutes, { frame }: Minutes, words: Words): ICalEventData[] {
	const day = dayOf(note.when);
	if (day === null || note.words === null) return [];
	const { t } = words;
	const official = note.official ? [t('note.official', { ...note.official })] : [];
	const doers =
		has(note.kind, 'who') && note.who ? [t('note.who', { who: whoOf(note.who, words) })] : official;
	return [
		{
			id: `${note.id}@tablee`,
			summary: legal(`${t(`note.${note.kind}`)} · ${note.words}`),
			description: legal([...doers, `${frame.table} · ${frame.title}`].join('\n')),
			...wholeDay(day)
		}
	];
}

const wholeDay = (day: string) => ({ start: onWall(day, 0, 0), allDay: true });

/** The library writes the hours of UTC, so the day and the hour are given in it. */
function onWall(day: string, hour: number, minute: number): Date {
	const at = new Date(noonOf(day) ?? NaN);
	at.setUTCHours(hour, minute);
	return at;
}
