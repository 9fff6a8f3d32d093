// A day of the calendar in no time zone, written 2026-11-22, or 22/11/2026 with the day first, as people write it in a hall. JavaScript
// silently reads 2026-02-30 as 2 March, so every typed day is read here.
const yearFirst = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
const dayFirst = /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})$/;
const written = (typed: string) => (yearFirst.exec(typed) ?? dayFirst.exec(typed))?.groups;

/** Its noon in UTC, to be shown in UTC. Null if it is not a day: then it stays the words that were typed. */
export function calendarDate(typed: string): number | null {
	const parts = written(typed);
	if (!parts) return null;
	const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
	const noon = new Date(0);
	noon.setUTCHours(12);
	// Date.UTC would read the year 26 as 1926.
	noon.setUTCFullYear(year, month - 1, day);
	return noon.getUTCMonth() === month - 1 && noon.getUTCDate() === day ? noon.getTime() : null;
}

/** Written like a day, but not a day. */
export const isNoDay = (typed: string): boolean =>
	written(typed.trim()) !== undefined && calendarDate(typed.trim()) === null;
