// The list of what retention will erase, and when. It is shown before anything is erased. It names nobody, and erases nothing.
import { faultOf, type Log } from '../process/log.ts';
import type { Catalogue, MeetingRow, Proof } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { type MeetingLine, meetingStreams } from '../meeting/stream.ts';

type Settings = Catalogue['settings'];

const day = 24 * 60 * 60 * 1000;

/** Null if the meeting is not closed: then nothing of it is erased. */
function goesAt(row: Closed, days: number): number | null {
	const from = row.phase === 'closed' ? countsFrom(row) : null;
	return from === null ? null : from + days * day;
}

const mostDays = 180;

/** L160. Until the minutes are published, whoever was there reads and corrects them by their phone. A day is left to announce it. */
function seatsGoAt(row: Closed): number | null {
	const published = publishedFrom(row);
	return row.phase === 'closed' && row.minutes === 'published' && published !== null ? published + day : null;
}

const leastSlipDays = 30;

/**
 * L160. Slips and links serve longer. A slip of a sentence says on its paper how long, so fewer days are not chosen for it. A meeting that
 * an older version closed publishes nothing.
 */
function devicesGoAt(row: Closed, days: number): number | null {
	const latest = goesAt(row, mostDays);
	if (latest === null || row.minutes === 'as-before' || row.minutes === undefined) return goesAt(row, days);
	const published = publishedFrom(row);
	return published === null ? latest : Math.min(latest, published + Math.max(leastSlipDays, days) * day);
}

/**
 * The instant from which the time since the publication counts. Where the laptop's date could not be believed at the closing, the time
 * between the two is what both dates agree on.
 */
function publishedFrom(row: Closed): number | null {
	const { closedAt, publishedAt } = row;
	const from = countsFrom(row);
	if (publishedAt === undefined || closedAt === null || from === null) return null;
	const between = publishedAt - closedAt;
	return from + Math.max(0, between <= mostDays * day ? between : publishedAt - from);
}

/** The instant from which the time since the closing counts. */
function countsFrom({ closedAt, counts }: Closed): number | null {
	return closedAt !== null && counts?.closedAt === closedAt ? counts.from : closedAt;
}

/** How long ago it was closed, also while its record is corrected. Null: it is not closed. */
export function closedFor(row: Closed, now: number): number | null {
	const from = countsFrom(row);
	return from === null ? null : now - from;
}

export type Closed = Pick<MeetingRow, 'phase' | 'closedAt'> &
	Partial<Pick<MeetingRow, 'counts' | 'minutes' | 'publishedAt'>>;

export function isOver(row: Closed, now: number, days: number): boolean {
	const at = goesAt(row, days);
	return at !== null && at <= now;
}

export interface Expiry {
	readonly meeting: string;
	readonly title: string;
	readonly closedAt: number | null;
	readonly what: 'names' | 'seats' | 'devices' | 'meeting';
	readonly goesAt: number;
	/** The time zone for its day. */
	readonly zone: string | null;
}
export interface CountedExpiry extends Expiry {
	/** How many names, devices, or lines of the journal. A file of names that was set aside counts as one name. */
	readonly count: number;
}
export interface RetentionPlan {
	/** What is erased at the next hour. */
	readonly due: readonly CountedExpiry[];
	/** What is erased later, the soonest first. */
	readonly coming: readonly Expiry[];
}

/** Whether the proof is of this erasing, and not of one before the meeting was reopened. */
export const proves = (proof: Proof, { meeting, what, closedAt }: Expiry): boolean =>
	proof.meeting === meeting && proof.what === what && proof.at >= (closedAt ?? 0);

export interface PlanGround {
	readonly store: Store;
	readonly log: Log;
	readonly rooms: { readonly rows: readonly MeetingRow[] };
}

/** Anything that cannot be read is left out and logged. The rest is erased all the same. */
export async function retentionPlan({ store, log, rooms }: PlanGround, now: number): Promise<RetentionPlan> {
	const { settings } = store.catalogue.data;
	const counted = (each: Expiry): Promise<number | null> =>
		countOf(store, each).catch((error: unknown) => {
			log.error({ meeting: each.meeting, what: each.what, ...faultOf(error) }, 'not-planned');
			return null;
		});
	const dated = rooms.rows.flatMap((row) => going(row, settings));
	const isHeld = await Promise.all(dated.map(async (each) => each.what !== 'names' || (await counted(each))));
	const all = dated.filter((_, index) => isHeld[index]);
	const next = all.filter((each) => each.goesAt <= now);
	const due = next.filter((each) => !next.some((other) => isPartOf(each, other)));
	const counts = await Promise.all(due.map(counted));
	return {
		due: due.flatMap((each, index) => {
			const count = counts[index] ?? null;
			return count === null ? [] : { ...each, count };
		}),
		coming: all.filter((each) => each.goesAt > now).toSorted((a, b) => a.goesAt - b.goesAt)
	};
}

/** What goes with the other is not listed by itself. */
const isPartOf = (each: Expiry, other: Expiry): boolean =>
	each.meeting === other.meeting &&
	((other.what === 'meeting' && each.what !== 'meeting') ||
		(other.what === 'devices' && each.what === 'seats'));

/**
 * Whether it is still to be erased. The meeting may have been reopened since the list was made, so this is asked again once nobody can
 * change the meeting any more. `row` is its row at that moment.
 */
export function isStillDue({ what }: Expiry, row: MeetingRow, settings: Settings, now: number): boolean {
	return going(row, settings).some((each) => each.what === what && each.goesAt <= now);
}

/** Each part with its day, whether or not there is still something of it. */
function going(row: MeetingRow, { retention, meetingDaysSetAt }: Settings): Expiry[] {
	const dayOf = (days: number | null): number | null => (days === null ? null : goesAt(row, days));
	const whole = dayOf(retention.meeting);
	const at = {
		names: dayOf(retention.names),
		seats: row.erased.length > 0 ? null : seatsGoAt(row),
		devices: row.erased.includes('devices') ? null : devicesGoAt(row, retention.devices),
		// The arrow keys pass through short times. So whoever chooses has a day to choose another time.
		meeting: whole === null ? null : Math.max(whole, meetingDaysSetAt + day)
	};
	return (['names', 'seats', 'devices', 'meeting'] as const).flatMap((what) => {
		const goesAt = at[what];
		// A part that is not due before the whole meeting goes with it.
		if (goesAt === null || (what !== 'meeting' && goesAt >= (at.meeting ?? Infinity))) return [];
		if (what === 'seats' && goesAt >= (at.devices ?? Infinity)) return [];
		return { meeting: row.id, title: row.title, closedAt: row.closedAt, what, goesAt, zone: row.zone };
	});
}

async function countOf(store: Store, { meeting, what }: Expiry): Promise<number> {
	const meetings = meetingStreams(store);
	if (what === 'names')
		return Object.keys(await meetings.names(meeting)).length + (await meetings.namesAside(meeting));
	const loaded = await meetings.load(meeting);
	const lines = 'damaged' in loaded ? [] : loaded.lines;
	if (what === 'meeting') return lines.length;
	return what === 'seats' ? seatsIn(lines).size : devicesIn(lines);
}

/** The server's own authors, which are nobody's phone. */
export const ours: readonly string[] = ['host', 'plan'];

/** The phones that took a seat, or the numbers that stand in their place. */
export const seatsIn = (lines: readonly MeetingLine[]): ReadonlySet<string> =>
	new Set(
		lines
			.flatMap(({ events }) => events)
			.flatMap((event) => (event.type === 'PersonArrived' ? [event.device] : []))
	);

/** A number that stands in place of a device. */
export const isGone = (device: string): boolean => /^gone-\d+$/.test(device);

const devicesIn = (lines: readonly MeetingLine[]): number =>
	new Set(lines.map(({ by }) => by.device).filter((device) => !ours.includes(device))).size;
