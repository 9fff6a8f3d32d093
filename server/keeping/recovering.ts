// At each start the folder is compared with the index. Whatever the index does not list is found again in the other copies of the
// catalogue, in the journals and in the published minutes. For a meeting, its journal is the truth. Settings and links that are in no
// copy are lost. A removed meeting has no journal, so even an old copy does not bring it back.
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
import { meetingStreams } from '../meeting/stream.ts';
import type { PublishedFile, Store } from '../store/store.ts';
import type { Lying } from '../store/streams.ts';
import { tableFound } from './table-found.ts';

/** Settings may be lost with the catalogue. Somebody has this long to choose them again before anything is erased by them. */
export const choosingMs = 60 * 60 * 1000;

interface Back {
	readonly meetings: readonly Comeback[];
	readonly pages: readonly PublishedFile[];
	readonly later: number;
}

/** `now` is wall time. Null if everything was listed, or if the folder was empty. */
export async function recoverCatalogue(store: Store, log: Log, now: number): Promise<Recovered | null> {
	const { found, others, catalogue } = store;
	const lying = await meetingStreams(store).lying();
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

/** Counts the meetings of which neither a row nor minutes stayed. */
const missingIn = (before: Catalogue, after: Catalogue): number => {
	const kept = new Set([...after.meetings, ...after.published].map(({ key }) => key));
	return before.meetings.filter(({ key }) => !kept.has(key)).length;
};

/** A removed meeting leaves no file. If there is any file, its journal was lost: the meeting stays listed, and is refused by name. */
const isThere = ({ ids, beside }: Lying, { id }: MeetingRow): boolean =>
	ids.includes(id) || beside.includes(id);

/** What lies in the folder, is not listed, and is neither being removed nor being made. */
async function lookFor(store: Store, { ids }: Lying, log: Log): Promise<Back> {
	const minutes = await store.allPublished();
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

/** Tables are never removed, so all are taken. An unused key may have been revoked or replaced since, so only used keys are taken. */
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

/** Nobody has chosen a setting. In the newer of two copies that may have been a choice. */
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
	const open = meeting && rowOf(draft, meeting); // with its code, if the doors are open
	if (open) draft.meetings = draft.meetings.map((each) => (each.id === open.id ? { ...open, table } : each));
}

/** Whether the list did not have this table before. */
type IsNew = (table: string) => boolean;

/** A new table gets the name that its latest meeting has for it. A listed table keeps its name. */
function keep(draft: Catalogue, table: TableRow, isNew: IsNew): void {
	const before = draft.tables.find(({ id }) => id === table.id);
	if (!before) draft.tables.push(table);
	else if (!isNew(table.id)) return;
	else if (table.createdAt > before.createdAt) before.name = table.name;
	else before.createdAt = table.createdAt;
}

/** The table for meetings and minutes that do not name theirs. */
function homeOf(draft: Catalogue): string {
	const [only, other] = draft.tables;
	if (only && !other) return only.id;
	const found = { id: 'found', name: tableFound, association: '', createdAt: 0 };
	if (!draft.tables.some(({ id }) => id === found.id)) draft.tables.push(found);
	return found.id;
}
