// The parts of a meeting that the index repeats, so that a list needs no journal: title, phase, times, and the six-digit code. The
// code exists only while the doors are open.
import type { Meeting } from '#meeting/meeting.ts';
import { typedCode } from '../entry/identity.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';

/** The new row; null if the row is right already, or if there is none. */
export function rowOf(
	{ meetings }: { readonly meetings: readonly MeetingRow[] },
	{ about }: Pick<Meeting, 'about'>
): MeetingRow | null {
	const row = meetings.find(({ id }) => id === about.id);
	if (!row) return null;
	const { title, phase, closedAt, zone, date } = about;
	const taken = new Set(meetings.filter(({ id }) => id !== about.id).map(({ code }) => code));
	const code = phase === 'open' ? (row.code ?? freeCode(about.salt, taken)) : null;
	const wanted = { ...row, title, phase, closedAt, zone, date, code };
	return JSON.stringify(wanted) === JSON.stringify(row) ? null : wanted;
}

function freeCode(salt: string, taken: ReadonlySet<string | null>): string {
	for (let attempt = 0; ; attempt += 1) {
		const code = typedCode(salt, attempt);
		if (!taken.has(code)) return code;
	}
}
