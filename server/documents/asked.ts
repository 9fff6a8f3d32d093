// Which edition of which version whoever asks may read, if any.
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesState } from '#meeting/minutes-state.ts';
import type { Edition } from '#meeting/publication/state.ts';
import { ticketPlace } from './here.ts';
import type { Snapshot } from './shelf.ts';
import type { Tickets } from './tickets.ts';
import type { Versions } from './versions.ts';

/** A meeting in its present state. */
export interface Found {
	readonly meeting: Meeting;
	readonly names: Names;
}

export interface AskedReading {
	readonly key: string;
	/** As they stand in the address. */
	readonly ticket: string | undefined;
	readonly version: string | undefined;
}

export interface Readable {
	readonly record: Snapshot;
	readonly edition: Edition;
	/** For the links of its page. */
	readonly query: string;
}
/** Why there is nothing to read. */
export type Unreadable = 'missing' | 'not-yet' | 'expired';

export interface Desk {
	readonly tickets: Tickets;
	readonly versions: Pick<Versions, 'of'>;
}

/** D22, D40, D47 */
export async function readable(
	{ meeting, names }: Found,
	{ key, ticket, version }: AskedReading,
	{ tickets, versions }: Desk
): Promise<Readable | Unreadable> {
	if (ticket !== undefined && !tickets.opens(ticket, key)) return 'expired';
	const state = minutesState(meeting);
	const edition: Edition = ticket !== undefined || state === 'as-before' ? 'table' : 'outside';
	if (edition === 'outside' && state !== 'published') return 'not-yet';
	const last = edition === 'table' ? null : meeting.publication.versions.length;
	const number = version === undefined ? last : Number(version);
	const read = number === null ? meeting : await versions.of(meeting, number);
	const query = queryOf(ticket !== undefined, version === undefined ? null : number);
	return read ? { record: { key, meeting: read, names }, edition, query } : 'missing';
}

const queryOf = (isTicketed: boolean, version: number | null): string =>
	[...(isTicketed ? [`t=${ticketPlace}`] : []), ...(version === null ? [] : [`v=${version}`])].join('&');
