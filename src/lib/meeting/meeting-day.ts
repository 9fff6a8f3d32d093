// The day of a meeting, as 2026-11-22: its own date, else the day on which its doors opened. "15 mars" means the first such day from
// there on. Null: neither is known.
import { dayOf } from '#stream/calendar-date.ts';
import { remembered } from '#stream/remembered.ts';

interface Dated {
	readonly date: string;
	readonly openedAt: number | null;
	readonly zone: string | null;
}

const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** A zone that is not known, or that this computer does not know, counts as UTC. */
function dayAt(at: number, zone: string | null): string {
	try {
		return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: zone ?? 'UTC' }).format(at);
	} catch (error) {
		if (error instanceof RangeError) return dayAt(at, null);
		throw error;
	}
}

/** A format costs milliseconds, and the day is asked for with each view. */
export const meetingDay = remembered(({ date, openedAt, zone }: Dated): string | null => {
	const opened = openedAt === null ? null : dayAt(openedAt, zone);
	return dayOf(date, opened) ?? opened;
});
