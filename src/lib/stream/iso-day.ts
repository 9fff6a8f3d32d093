// A day of the calendar as 2026-11-22, in no time zone. JavaScript silently reads 2026-02-30 as 2 March, so each part is looked at here.
const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Its noon in UTC, to be shown in UTC. Null if there is no such day. */
export function noonOf(day: string): number | null {
	const [, year, month, date] = (form.exec(day) ?? []).map(Number);
	if (year === undefined || month === undefined || date === undefined) return null;
	const noon = new Date(0);
	noon.setUTCHours(12);
	// Date.UTC would read the year 26 as 1926.
	noon.setUTCFullYear(year, month - 1, date);
	return noon.getUTCMonth() === month - 1 && noon.getUTCDate() === date ? noon.getTime() : null;
}

/** Null if there is no such day. */
export function isoDay(year: number, month: number, date: number): string | null {
	const padded = (part: number, length: number) => String(part).padStart(length, '0');
	const day = `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
	return noonOf(day) === null ? null : day;
}
