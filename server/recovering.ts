// The index made again, where the catalogue was lost or damaged: from its copy, then from the journals and the published minutes
// that lie in the folder. A journal is the truth of its meeting; what only the catalogue knew (settings, links) is gone.
import { createHmac } from 'node:crypto';
import type { Event } from '#meeting/event.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { wordsIn } from './documents/words.ts';
import { ours } from './retention-plan.ts';
import { fold } from './folding.ts';
import { rowOf } from './index-row.ts';
import { faultOf, type Log } from './log.ts';
import type { Catalogue, MeetingRow, TableRow } from './store/catalogue-data.ts';
import type { Line, Store } from './store/store.ts';

/** What was found at the start, told to whoever starts it and to the laptop. */
export interface Recovered {
	readonly from: 'copy' | 'journals';
	/** Meetings that came back from their journals, and minutes. */
	readonly meetings: number;
	readonly minutes: number;
	/** Journals that cannot be read: they are listed, and refused by name. */
	readonly damaged: number;
}

interface Comeback {
	readonly row: MeetingRow;
	readonly tableName: string | null;
	readonly meeting: Meeting | null;
}

/** Null where nothing was lost, or nothing was there. */
export async function recoverCatalogue(store: Store, log: Log): Promise<Recovered | null> {
	const { found, catalogue } = store;
	if (found === 'whole') return null;
	const { ids, minutes } = await store.lying();
	const known = new Set([
		...catalogue.data.meetings.map(({ id }) => id),
		...catalogue.data.removing,
		...catalogue.data.making
	]);
	const comebacks: Comeback[] = [];
	for (const id of ids) {
		const back = known.has(id) ? null : await comeback(store, id, log);
		if (back) comebacks.push(back);
	}
	// A copy may be older than a removal: what has no journal is not there.
	const lasting = catalogue.data.meetings.filter(({ id }) => ids.includes(id));
	const removed = catalogue.data.meetings.filter(({ id }) => !ids.includes(id));
	const rows = [...catalogue.data.published, ...lasting, ...comebacks.map(({ row }) => row)];
	const knownMinutes = new Set(rows.map(({ key }) => key));
	const tableOf = new Map(removed.map(({ key, table }) => [key, table]));
	const pages = minutes.filter(({ key }) => !knownMinutes.has(key));
	if (found === 'nothing' && comebacks.length + pages.length === 0) return null;
	await catalogue.update((draft) => {
		draft.meetings = draft.meetings.filter(({ id }) => ids.includes(id));
		for (const each of comebacks) list(draft, each);
		for (const { key, at } of pages)
			draft.published.push({ key, table: tableOf.get(key) ?? homeOf(draft), closedAt: at, zone: null });
	});
	const damaged = comebacks.filter(({ meeting }) => meeting === null).length;
	const from = found === 'copy' ? 'copy' : 'journals';
	const told = { from, meetings: comebacks.length - damaged, minutes: pages.length, damaged } as const;
	log.warn(told, 'catalogue-made-again');
	return told;
}

/** Null where its journal is empty: nobody can tell whether a meeting began or was lost, and nothing of it is touched. */
async function comeback(store: Store, id: string, log: Log): Promise<Comeback | null> {
	try {
		const loaded = await store.load(id);
		if ('damaged' in loaded) return unread(id);
		if (loaded.lines.length === 0) {
			log.warn({ meeting: id }, 'journal-empty');
			return null;
		}
		const { meeting } = await fold(loaded.lines);
		if (meeting.about.id !== id) return unread(id);
		return { row: rowFrom(meeting, loaded.lines), tableName: meeting.about.tableName, meeting };
	} catch (error) {
		log.error({ meeting: id, ...faultOf(error) }, 'not-read');
		return unread(id);
	}
}

/** What only the catalogue knew of a journal. */
const unknown = { known: null, accepted: null };

const unread = (id: string): Comeback => {
	const row = {
		id,
		table: '',
		title: id,
		createdAt: 0,
		closedAt: null,
		zone: null,
		date: '',
		code: null,
		erased: []
	};
	return { row: { ...row, ...unknown, phase: 'closed', key: keyOf(id, id) }, tableName: null, meeting: null };
};

function rowFrom({ about }: Meeting, lines: readonly Line[]): MeetingRow {
	const { id, table, title, phase, createdAt, closedAt, zone, date, salt } = about;
	const created = lines.flatMap(({ events }) => events).find(isCreation);
	const key = created?.key ?? keyOf(salt, id);
	const row = {
		id,
		table,
		title,
		phase,
		createdAt: createdAt ?? lines[0]?.at ?? 0,
		closedAt,
		zone,
		date,
		key
	};
	return { ...row, ...unknown, code: null, erased: areDevicesGone(lines) ? ['devices'] : [] };
}

type Creation = Extract<Event, { type: 'MeetingCreated' }>;
const isCreation = (event: Event): event is Creation => event.type === 'MeetingCreated';

const areDevicesGone = (lines: readonly Line[]): boolean => {
	const devices = lines.map(({ by }) => by.device).filter((device) => !ours.includes(device));
	return devices.length > 0 && devices.every((device) => /^gone-\d+$/.test(device));
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The key of a journal that does not tell it: the same at every start. */
const keyOf = (salt: string, id: string): string =>
	[...createHmac('sha256', salt).update(`key ${id}`).digest().subarray(0, 8)]
		.map((byte) => letters.charAt(byte % letters.length))
		.join('');

function list(draft: Catalogue, { row, tableName, meeting }: Comeback): void {
	const table = row.table === '' ? homeOf(draft) : row.table;
	if (tableName !== null)
		keep(draft, { id: table, name: tableName, association: '', createdAt: row.createdAt });
	draft.meetings.push({ ...row, table });
	const open = meeting && rowOf(draft, meeting); // with its code, where the doors are open
	if (open) draft.meetings = draft.meetings.map((each) => (each.id === open.id ? { ...open, table } : each));
}

function keep(draft: Catalogue, table: TableRow): void {
	const before = draft.tables.find(({ id }) => id === table.id);
	if (!before) draft.tables.push(table);
	else if (table.createdAt > before.createdAt)
		before.name = table.name; // as the last meeting knew it
	else before.createdAt = table.createdAt;
}

/** The table of what does not tell its own. */
function homeOf(draft: Catalogue): string {
	const [only, other] = draft.tables;
	if (only && !other) return only.id;
	const { t } = wordsIn('fr');
	keep(draft, { id: 'found', name: t('terminal.found.table'), association: '', createdAt: 0 });
	return 'found';
}
