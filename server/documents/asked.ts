// Which edition of which version whoever asks may read, if any.
import { documentsOf } from '#api/minutes-files.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesState } from '#meeting/minutes-state.ts';
import type { Edition } from '#meeting/publication/state.ts';
import { ticketPlace } from './here.ts';
import type { DocumentAsked } from './order.ts';
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
	readonly document: DocumentAsked;
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

/** D22, D40, D47. L171: staff hand out the morning after what needs nobody's yes, before there is a version. */
export async function readable(
	{ meeting, names }: Found,
	{ key, ticket, version, document }: AskedReading,
	{ tickets, versions }: Desk
): Promise<Readable | Unreadable> {
	const holder = ticket === undefined ? null : tickets.opens(ticket, key);
	if (ticket !== undefined && holder === null) return 'expired';
	const state = minutesState(meeting);
	const { isHandout } = documentsOf[document.kind];
	const isOld = state === 'as-before' && document.kind === 'minutes';
	const edition: Edition = !isHandout && (holder !== null || isOld) ? 'table' : 'outside';
	const isEarly = isHandout && holder === 'staff' && (state === 'to-read' || state === 'as-before');
	if (edition === 'outside' && state !== 'published' && !isEarly) return 'not-yet';
	const last = edition === 'table' || isEarly ? null : meeting.publication.versions.length;
	const number = version === undefined ? last : Number(version);
	const read = number === null ? meeting : await versions.of(meeting, number);
	const query = queryOf(ticket !== undefined, version === undefined ? null : number);
	return read && hasPart(read, document)
		? { record: { key, meeting: read, names }, edition, query }
		: 'missing';
}

/** L56. Asked before any minutes are made. Whether the edition shows the part is known only then. */
function hasPart({ agenda, walls }: Meeting, { kind, of }: DocumentAsked): boolean {
	switch (documentsOf[kind].of) {
		case null:
			return true;
		case 'item':
			return agenda.order.includes(of);
		case 'group':
			return Object.hasOwn(walls.groups, of);
	}
}

const queryOf = (isTicketed: boolean, version: number | null): string =>
	[...(isTicketed ? [`t=${ticketPlace}`] : []), ...(version === null ? [] : [`v=${version}`])].join('&');
