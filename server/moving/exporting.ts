// Decides what is in the file of a meeting for another computer. A meeting that is prepared or closed may be exported. One that is going
// on may not: the keys of its ballot boxes stay on this computer, and phones would go on voting here.
import { onShelf } from '#stream/shelf.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import { RefusedError } from '../http/refused.ts';
import { foldMeeting } from '../meeting/reading.ts';
import { StreamDamaged } from '../room/folding.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { isGoingOn } from './checking.ts';
import { formatName, formatVersion, type Header, type MeetingFile } from './file.ts';
import { withoutWithdrawn } from './withdrawn.ts';
import { meetingStreams } from '../meeting/stream.ts';

/** Rejects with StreamDamaged, or with Refused if the meeting is going on. Nobody in the meeting is disturbed. */
export async function leavingFile(store: Store, row: MeetingRow): Promise<MeetingFile> {
	const copied = await meetingStreams(store).copy(row.id);
	if ('damaged' in copied) throw new StreamDamaged(copied.damaged);
	const meeting = await foldMeeting(copied.lines.map(({ line }) => line));
	if (isGoingOn(meeting)) throw new RefusedError('not-closed');
	const journal = withoutWithdrawn(copied.bytes, copied.lines);
	const names = namedIn(meeting, await meetingStreams(store).names(row.id));
	const table = store.catalogue.data.tables.find(({ id }) => id === meeting.about.table);
	return { header: headerOf(meeting, row, table, { journal, lines: copied.lines.length }), journal, names };
}

/** It holds nothing about this computer or this moment: the same meeting gives the same file everywhere. */
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

/** Only the names of persons in the journal. Any other name was forgotten, or never acknowledged. */
export const namedIn = ({ people }: Meeting, names: Names): Names =>
	Object.fromEntries(
		Object.entries(names).filter(([person]) => onShelf(people.persons, person)?.named === true)
	);
