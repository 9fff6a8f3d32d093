// At each start the folder is compared with the index. What the index does not list is found again: from the other copies of the
// catalogue, from the journals, and from the published minutes. A journal is the truth of its meeting; what no copy knew any more
// (settings, links) is gone. What was removed has no journal: so it does not come back, however old a copy is.
import type { Recovered } from '#api/listing.ts';
import { comeback, type Comeback } from './comeback.ts';
import { rowOf } from './index-row.ts';
import type { Log } from '../process/log.ts';
import {
	emptyCatalogue,
	isBare,
	type Catalogue,
	type KeyRow,
	type MeetingRow,
	type TableRow
} from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { tableFound } from './table-found.ts';

/** How long somebody has to choose again what may be lost with a list, before anything goes by it. */
export const choosingMs = 60 * 60 * 1000;

type Lying = Awaited<ReturnType<Store['lying']>>;
interface Back {
	readonly meetings: readonly Comeback[];
	readonly pages: Lying['minutes'];
	readonly later: number;
}

/** `now`: wall time. Null where everything was listed, or nothing was there. */
export async function recoverCatalogue(store: Store, log: Log, now: number): Promise<Recovered | null> {
	const { found, others, catalogue } = store;
	const lying = await store.lying();
	const back = await lookFor(store, lying, log);
	const isAnyBack = back.meetings.length + back.pages.length > 0;
	const isOld = found !== 'whole' || isAnyBack;
	const before = catalogue.data;
	if (!isBare(before) || isAnyBack)
		await catalogue.update((draft) => {
			if (isAnyBack) draft.nothingGoesBefore = now + choosingMs;
			for (const other of others) takeFrom(other, draft);
			const tableOf = tablesByKey([draft, ...others]);
			if (isOld) draft.meetings = draft.meetings.filter((row) => isThere(lying, row));
			const listed = draft.tables.map(({ id }) => id);
			for (const each of back.meetings) list(draft, each, (table) => !listed.includes(table));
			for (const { key, at } of back.pages)
				draft.published.push({ key, table: tableOf.get(key) ?? homeOf(draft), closedAt: at, zone: null });
		});
	const isSame = catalogue.data === before;
	await store.follow();
	if (found === 'whole' && isSame && back.later === 0) return null;
	if (found === 'nothing' && isSame && back.later === 0) return null;
	const recovered = summaryOf(found, back, missingIn(before, catalogue.data));
	log.warn(recovered, found === 'whole' ? 'catalogue-completed' : 'catalogue-made-again');
	return recovered;
}

function summaryOf(found: Store['found'], { meetings, pages, later }: Back, missing: number): Recovered {
	const damaged = meetings.filter(({ isDamaged }) => isDamaged).length;
	const from = found === 'whole' ? 'list' : found === 'nothing' ? 'journals' : found;
	return { from, meetings: meetings.length - damaged, minutes: pages.length, damaged, later, missing };
}

/** Neither a row nor minutes of it stayed. */
const missingIn = (before: Catalogue, after: Catalogue): number => {
	const kept = new Set([...after.meetings, ...after.published].map(({ key }) => key));
	return before.meetings.filter(({ key }) => !kept.has(key)).length;
};

/** Of a removed meeting nothing is left. Where anything is, its journal was lost: it stays listed, and is refused by name. */
const isThere = ({ ids, beside }: Lying, { id }: MeetingRow): boolean =>
	ids.includes(id) || beside.includes(id);

/** What lies there and is neither listed nor being removed or made. */
async function lookFor(store: Store, { ids, minutes }: Lying, log: Log): Promise<Back> {
	const { others, catalogue } = store;
	const { meetings: rows, published, removing, making, arriving } = catalogue.data;
	const listed = new Set([...rows.map(({ id }) => id), ...removing, ...making, ...arriving]);
	const meetings: Comeback[] = [];
	let later = 0;
	for (const id of ids.filter((each) => !listed.has(each))) {
		const known = others.flatMap((other) => other.meetings).find((row) => row.id === id);
		const looked = await comeback(store, id, known, log);
		if (looked === 'later') later += 1;
		else if (looked !== 'empty') meetings.push(looked);
	}
	const here = rows.filter(({ id }) => ids.includes(id));
	const keys = new Set([...published, ...here, ...meetings.map(({ row }) => row)].map(({ key }) => key));
	return { meetings, pages: minutes.filter(({ key }) => !keys.has(key)), later };
}

/** Tables are never removed. A link that nobody used may have been revoked or replaced since: only one that somebody came in by is taken. */
function takeFrom(other: Catalogue, draft: Catalogue): void {
	const has = (rows: readonly { readonly id: string }[], { id }: { readonly id: string }): boolean =>
		rows.some((row) => row.id === id);
	draft.tables.push(...other.tables.filter((table) => !has(draft.tables, table)));
	for (const key of draft.keys)
		key.revoked ||= other.keys.some(({ id, revoked }) => id === key.id && revoked);
	const isUsed = ({ device }: KeyRow): boolean => device !== null;
	draft.keys.push(...other.keys.filter((key) => isUsed(key) && !has(draft.keys, key)));
	if (other.changes === draft.changes && isUnchosen(draft)) draft.settings = structuredClone(other.settings);
}

/** Nobody chose anything in it. In the newer of two that can be a choice too. */
const isUnchosen = ({ settings }: Catalogue): boolean =>
	JSON.stringify(settings) === JSON.stringify(emptyCatalogue().settings);

const tablesByKey = (all: readonly Catalogue[]): ReadonlyMap<string, string> =>
	new Map(all.flatMap((each) => [...each.published, ...each.meetings].map(({ key, table }) => [key, table])));

function list(draft: Catalogue, { row, tableName, meeting }: Comeback, isNew: IsNew): void {
	const table = row.table === '' ? homeOf(draft) : row.table;
	if (tableName !== null)
		keep(draft, { id: table, name: tableName, association: '', createdAt: row.createdAt }, isNew);
	const isTaken = draft.meetings.some(({ code }) => code === row.code);
	draft.meetings.push({ ...row, table, code: isTaken ? null : row.code });
	const open = meeting && rowOf(draft, meeting); // with its code, where the doors are open
	if (open) draft.meetings = draft.meetings.map((each) => (each.id === open.id ? { ...open, table } : each));
}

/** Of a table: the list did not know it before. */
type IsNew = (table: string) => boolean;

/** A new one is named as its last meeting knew it; one that was listed keeps the name that somebody gave it. */
function keep(draft: Catalogue, table: TableRow, isNew: IsNew): void {
	const before = draft.tables.find(({ id }) => id === table.id);
	if (!before) draft.tables.push(table);
	else if (!isNew(table.id)) return;
	else if (table.createdAt > before.createdAt) before.name = table.name;
	else before.createdAt = table.createdAt;
}

/** The table of what does not tell its own. */
function homeOf(draft: Catalogue): string {
	const [only, other] = draft.tables;
	if (only && !other) return only.id;
	const found = { id: 'found', name: tableFound, association: '', createdAt: 0 };
	if (!draft.tables.some(({ id }) => id === found.id)) draft.tables.push(found);
	return found.id;
}
