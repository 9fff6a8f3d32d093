// A meeting on its way to another computer: what is in its file, and what never is. Prepared, closed and reopened ones travel. One that is going
// on does not: its ballots lie in boxes whose keys stay on this computer, and phones would go on voting here.
import type { Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import { Refused } from '../http/refused.ts';
import { foldMeeting } from '../meeting/reading.ts';
import { StreamDamaged } from '../room/folding.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { isGoingOn } from './checking.ts';
import { formatName, formatVersion, type Header, type MeetingFile } from './file.ts';
import { withoutWithdrawn } from './withdrawn.ts';

/** Rejects with StreamDamaged, or with Refused where it is going on. Nobody in it is disturbed. */
export async function leavingFile(store: Store, row: MeetingRow): Promise<MeetingFile> {
	const copied = await store.copy(row.id);
	if ('damaged' in copied) throw new StreamDamaged(copied.damaged);
	const meeting = await foldMeeting(copied.lines.map(({ line }) => line));
	if (isGoingOn(meeting)) throw new Refused('not-closed');
	const journal = withoutWithdrawn(copied.bytes, copied.lines);
	const names = namedIn(meeting, await store.names(row.id));
	const table = store.catalogue.data.tables.find(({ id }) => id === meeting.about.table);
	return { header: headerOf(meeting, row, table, { journal, lines: copied.lines.length }), journal, names };
}

/** Nothing of this computer, nothing of now: the same meeting gives the same file anywhere. */
function headerOf(
	{ about }: Meeting,
	{ key, erased, accepted }: MeetingRow,
	table: TableRow | undefined,
	{ journal, lines }: { readonly journal: Buffer; readonly lines: number }
): Header {
	const { id, createdAt, zone, tableName } = about;
	return {
		format: formatName,
		version: formatVersion,
		meeting: { id, key, createdAt, zone },
		table: { id: about.table, name: table?.name ?? tableName, association: table?.association ?? '' },
		erased,
		accepted,
		lines,
		bytes: journal.length
	};
}

/** Those that the journal speaks of: another one was forgotten, or never acknowledged. */
export const namedIn = ({ people }: Meeting, names: Names): Names =>
	Object.fromEntries(Object.entries(names).filter(([person]) => people.persons[person]?.named === true));
