// What retention will take, and when: the list that is shown before anything goes. It names nobody, and takes nothing.
import { faultOf, type Log } from '../process/log.ts';
import type { Catalogue, MeetingRow, Proof } from '../store/catalogue-data.ts';
import type { Line, Store } from '../store/store.ts';

type Settings = Catalogue['settings'];

const day = 24 * 60 * 60 * 1000;

/** Null where the meeting is not closed: nothing of it goes. */
function goesAt({ phase, closedAt, counts }: Closed, days: number): number | null {
	if (phase !== 'closed' || closedAt === null) return null;
	return (counts?.closedAt === closedAt ? counts.from : closedAt) + days * day;
}

type Closed = Pick<MeetingRow, 'phase' | 'closedAt'> & Partial<Pick<MeetingRow, 'counts'>>;

export function isOver(row: Closed, now: number, days: number): boolean {
	const at = goesAt(row, days);
	return at !== null && at <= now;
}

export interface Expiry {
	readonly meeting: string;
	readonly title: string;
	readonly closedAt: number | null;
	readonly what: 'names' | 'devices' | 'meeting';
	readonly goesAt: number;
	/** The zone in which its day is told. */
	readonly zone: string | null;
}
export interface CountedExpiry extends Expiry {
	/** How many names (one for each file of them that was set aside), devices, or lines of the journal. */
	readonly count: number;
}
export interface Plan {
	/** What goes at the next hour. */
	readonly due: readonly CountedExpiry[];
	/** What goes later, the soonest first. */
	readonly coming: readonly Expiry[];
}

/** Written for this taking, not for one before the meeting was reopened. */
export const proves = (proof: Proof, { meeting, what, closedAt }: Expiry): boolean =>
	proof.meeting === meeting && proof.what === what && proof.at >= (closedAt ?? 0);

export interface PlanGround {
	readonly store: Store;
	readonly log: Log;
	readonly rooms: { readonly rows: readonly MeetingRow[] };
}

/** What cannot be read is in no list, and the log says so: the rest goes all the same. */
export async function planOf({ store, log, rooms }: PlanGround, now: number): Promise<Plan> {
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
	// Where the whole meeting goes, its parts are not told apart.
	const whole = new Set(next.flatMap(({ what, meeting }) => (what === 'meeting' ? [meeting] : [])));
	const due = next.filter(({ what, meeting }) => what === 'meeting' || !whole.has(meeting));
	const counts = await Promise.all(due.map(counted));
	return {
		due: due.flatMap((each, index) => {
			const count = counts[index] ?? null;
			return count === null ? [] : { ...each, count };
		}),
		coming: all.filter((each) => each.goesAt > now).toSorted((a, b) => a.goesAt - b.goesAt)
	};
}

/** Whether it still goes. The meeting may have been reopened since the list was made, so this is asked again once nobody can change the meeting any more. `row` is its row as of then. */
export function isStillDue({ what }: Expiry, row: MeetingRow, settings: Settings, now: number): boolean {
	return going(row, settings).some((each) => each.what === what && each.goesAt <= now);
}

/** Each with its day, whether or not it is still held. */
function going(row: MeetingRow, { retention, meetingDaysSetAt }: Settings): Expiry[] {
	const dayOf = (days: number | null): number | null => (days === null ? null : goesAt(row, days));
	const whole = dayOf(retention.meeting);
	const at = {
		names: dayOf(retention.names),
		devices: row.erased.includes('devices') ? null : dayOf(retention.devices),
		// Whoever passes through a short time with the arrow keys has a day to choose another.
		meeting: whole === null ? null : Math.max(whole, meetingDaysSetAt + day)
	};
	return (['names', 'devices', 'meeting'] as const).flatMap((what) => {
		const goesAt = at[what];
		// A part whose day comes no sooner goes with its meeting.
		if (goesAt === null || (what !== 'meeting' && goesAt >= (at.meeting ?? Infinity))) return [];
		return { meeting: row.id, title: row.title, closedAt: row.closedAt, what, goesAt, zone: row.zone };
	});
}

async function countOf(store: Store, { meeting, what }: Expiry): Promise<number> {
	if (what === 'names')
		return Object.keys(await store.names(meeting)).length + (await store.namesAside(meeting));
	const loaded = await store.load(meeting);
	const lines = 'damaged' in loaded ? [] : loaded.lines;
	return what === 'devices' ? devicesIn(lines) : lines.length;
}

/** Devices of ours, which are nobody's phone. */
export const ours: readonly string[] = ['host', 'plan'];

const devicesIn = (lines: readonly Line[]): number =>
	new Set(lines.map(({ by }) => by.device).filter((device) => !ours.includes(device))).size;
