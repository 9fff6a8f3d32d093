// A day of the calendar as people write it, in no time zone: 2026-11-22, 22/11/2026 with the day first, "22 novembre 2026", or without
// its year. Every typed day is read here.
import { isoDay, noonOf } from './iso-day.ts';
import { monthOf, weekdayOf } from './month-names.ts';

interface Written {
	/** Null: none was written. */
	readonly year: number | null;
	readonly month: number;
	readonly date: number;
	/** 0 is Sunday. Null: none was written. */
	readonly weekday: number | null;
}

const yearFirst = /^(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2})$/;
const dateFirst = /^(?<date>\d{1,2})[/.](?<month>\d{1,2})(?:[/.](?<year>\d{4}))?$/;
const weekday = String.raw`(?:(?!le |the )(?<weekday>\p{L}+)\.?,? )?(?:le |the )?`;
const year = String.raw`(?:,? (?<year>\d{4}))?`;
const nth = '(?:er|st|nd|rd|th)?';
const nameSecond = new RegExp(
	String.raw`^${weekday}(?<date>\d{1,2})${nth} (?:of )?(?<month>\p{L}+)\.?${year}$`,
	'iu'
);
const nameFirst = new RegExp(String.raw`^${weekday}(?<month>\p{L}+)\.? (?<date>\d{1,2})${nth}${year}$`, 'iu');
const forms = [yearFirst, dateFirst, nameSecond, nameFirst] as const;

function written(typed: string): Written | null {
	const text = typed.trim().replace(/\s+/gu, ' ');
	for (const form of forms) {
		const parts = form.exec(text)?.groups;
		const read = parts && partsOf(parts);
		if (read) return read;
	}
	return null;
}

function partsOf(parts: Readonly<Record<string, string | undefined>>): Written | null {
	const [month, date] = [monthOf(parts['month'] ?? ''), Number(parts['date'])];
	const named = parts['weekday'] === undefined ? null : weekdayOf(parts['weekday']);
	if (month === undefined || named === undefined) return null; // words, such as "vers 15 mars"
	return { year: parts['year'] === undefined ? null : Number(parts['year']), month, date, weekday: named };
}

const isOn = (day: string, weekday: number | null): boolean =>
	weekday === null || new Date(noonOf(day) ?? 0).getUTCDay() === weekday;

/** 29 February comes within eight years. */
const longestWait = 8;

/** A day without its year: the first such day from `from` on. */
function nextFrom({ month, date }: Written, from: string): string | null {
	const first = Number(from.slice(0, 4));
	for (let year = first; year <= first + longestWait; year += 1) {
		const day = isoDay(year, month, date);
		if (day !== null && day >= from) return day;
	}
	return null;
}

/** The day as 2026-11-22. Null if it is not a day: then it stays the words that were typed. `from`: the day after which a day without
 * its year is sought; null if nobody knows it, and then such a day stays words, too. */
export function dayOf(typed: string, from: string | null = null): string | null {
	const read = written(typed);
	if (!read) return null;
	const { year, month, date, weekday } = read;
	const day = year === null ? from && nextFrom(read, from) : isoDay(year, month, date);
	return day !== null && isOn(day, weekday) ? day : null;
}

/** Its noon in UTC, to be shown in UTC. */
export function calendarDate(typed: string, from: string | null = null): number | null {
	const day = dayOf(typed, from);
	return day === null ? null : noonOf(day);
}

/** Written like a day, but not a day. */
export function isNoDay(typed: string, from: string | null = null): boolean {
	const read = written(typed);
	if (!read) return false;
	// In a leap year each day of the calendar exists.
	if (read.year === null && from === null) return isoDay(2024, read.month, read.date) === null;
	return dayOf(typed, from) === null;
}
