// What retention will take, and when: the list that is shown before anything goes. It names nobody, and takes nothing.
import type { MeetingRow, Retention } from './store/catalogue-data.ts';
import type { Line, Store } from './store/store.ts';

const day = 24 * 60 * 60 * 1000;

/** Null where the meeting is not closed: nothing of it goes. */
const goesAt = ({ phase, closedAt }: Pick<MeetingRow, 'phase' | 'closedAt'>, days: number): number | null =>
	phase === 'closed' && closedAt !== null ? closedAt + days * day : null;

export function isOver(row: Pick<MeetingRow, 'phase' | 'closedAt'>, now: number, days = 30): boolean {
	const at = goesAt(row, days);
	return at !== null && at <= now;
}

export interface Coming {
	readonly meeting: string;
	readonly title: string;
	readonly closedAt: number | null;
	readonly what: 'names' | 'devices' | 'meeting';
	readonly goesAt: number;
}
export interface Due extends Coming {
	/** How many names, devices, or lines of the journal. */
	readonly count: number;
}
export interface Plan {
	/** What goes at the next hour. */
	readonly due: readonly Due[];
	/** What goes later, the soonest first. */
	readonly coming: readonly Coming[];
}

export async function planOf(store: Store, now: number): Promise<Plan> {
	const { meetings, settings } = store.catalogue.data;
	const all = (await Promise.all(meetings.map((row) => going(store, row, settings.retention)))).flat();
	const next = all.filter((each) => each.goesAt <= now);
	// Where the whole meeting goes, its parts are not told apart.
	const whole = new Set(next.flatMap(({ what, meeting }) => (what === 'meeting' ? [meeting] : [])));
	const due = next.filter(({ what, meeting }) => what === 'meeting' || !whole.has(meeting));
	return {
		due: await Promise.all(due.map(async (each) => ({ ...each, count: await countOf(store, each) }))),
		coming: all.filter((each) => each.goesAt > now).toSorted((a, b) => a.goesAt - b.goesAt)
	};
}

async function going(store: Store, row: MeetingRow, retention: Retention): Promise<Coming[]> {
	const held = {
		names: Object.keys(await store.names(row.id)).length > 0,
		devices: !row.erased.includes('devices'),
		meeting: true
	};
	return (['names', 'devices', 'meeting'] as const).flatMap((what) => {
		const days = retention[what];
		const at = days === null ? null : goesAt(row, days);
		if (at === null || !held[what]) return [];
		return { meeting: row.id, title: row.title, closedAt: row.closedAt, what, goesAt: at };
	});
}

async function countOf(store: Store, { meeting, what }: Coming): Promise<number> {
	if (what === 'names') return Object.keys(await store.names(meeting)).length;
	const loaded = await store.load(meeting);
	const lines = 'damaged' in loaded ? [] : loaded.lines;
	return what === 'devices' ? devicesIn(lines) : lines.length;
}

/** Devices of ours, which are nobody's phone. */
export const ours: readonly string[] = ['host', 'plan'];

const devicesIn = (lines: readonly Line[]): number =>
	new Set(lines.map(({ by }) => by.device).filter((device) => !ours.includes(device))).size;
