// A day of the calendar, written 2026-11-22, in no time zone. JavaScript silently reads 2026-02-30 as 2 March, so every typed day is read
// here.
const written = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Its noon in UTC, to be shown in UTC. Null if it is not a day: then it stays the words that were typed. */
export function calendarDate(typed: string): number | null {
	const [, year, month, day] = written.exec(typed)?.map(Number) ?? [];
	if (year === undefined || month === undefined || day === undefined) return null;
	const noon = new Date(0);
	noon.setUTCHours(12);
	// Date.UTC would read the year 26 as 1926.
	noon.setUTCFullYear(year, month - 1, day);
	return noon.getUTCMonth() === month - 1 && noon.getUTCDate() === day ? noon.getTime() : null;
}

/** Written like a day, but not a day. */
export const isNoDay = (typed: string): boolean =>
	written.test(typed.trim()) && calendarDate(typed.trim()) === null;
