// The parts of a meeting that the index repeats, so that a list needs no journal: title, phase, times, and the six-digit code. The
// code exists only while the doors are open.
import { isDeepStrictEqual } from 'node:util';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesState } from '#meeting/minutes-state.ts';
import { typedCode } from '../entry/identity.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';

/** The parts of a meeting that the index follows. */
export type Indexed = Pick<Meeting, 'about' | 'publication'>;

/** The new row; null if the row is right already, or if there is none. */
export function rowOf(
	{ meetings }: { readonly meetings: readonly MeetingRow[] },
	{ about, publication }: Indexed
): MeetingRow | null {
	const row = meetings.find(({ id }) => id === about.id);
	if (!row) return null;
	const { title, phase, closedAt, zone, date } = about;
	const taken = new Set(meetings.filter(({ id }) => id !== about.id).map(({ code }) => code));
	const code = phase === 'open' ? (row.code ?? freeCode(about.salt, taken)) : null;
	const wanted = {
		...withoutMinutes(row),
		title,
		phase,
		closedAt,
		zone,
		date,
		code,
		...minutesIn({ about, publication })
	};
	return isDeepStrictEqual(wanted, row) ? null : wanted;
}

/** A closing that is taken back takes them along. */
const withoutMinutes = (row: MeetingRow): MeetingRow => {
	const rest = { ...row };
	delete rest.minutes;
	delete rest.publishedAt;
	return rest;
};

/** What its row says of its minutes. */
export function minutesIn(meeting: Indexed): Pick<MeetingRow, 'minutes' | 'publishedAt'> {
	const minutes = minutesState(meeting);
	const publishedAt = meeting.publication.versions[0]?.at;
	return {
		...(minutes !== 'draft' && { minutes }),
		...(publishedAt !== undefined && { publishedAt })
	};
}

function freeCode(salt: string, taken: ReadonlySet<string | null>): string {
	for (let attempt = 0; ; attempt += 1) {
		const code = typedCode(salt, attempt);
		if (!taken.has(code)) return code;
	}
}
