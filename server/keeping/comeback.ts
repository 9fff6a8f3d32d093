// Makes a row of the index from the folder: a meeting from its journal, and the rest from another copy of the catalogue.
import { createHmac } from 'node:crypto';
import type { Event } from '#meeting/event.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { foldMeeting } from '../meeting/reading.ts';
import { StreamDamaged } from '../room/folding.ts';
import { faultOf, type Log } from '../process/log.ts';
import { isGone, ours, seatsIn } from './retention-plan.ts';
import { minutesIn } from './index-row.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';
import { isClosingGone } from '../store/known.ts';
import type { Store } from '../store/store.ts';
import type { Loaded } from '../store/streams.ts';
import { closesMeeting, type MeetingLine, type MeetingStream, meetingStreams } from '../meeting/stream.ts';

export interface Comeback {
	readonly row: MeetingRow;
	readonly tableName: string | null;
	/** Null if its journal cannot be read. */
	readonly meeting: Meeting | null;
	readonly isDamaged: boolean;
}

/** `empty`: a journal without lines. It may be new or lost, so it is left as it is. `later`: the disk refuses to read it now. */
export type Looked = Comeback | 'empty' | 'later';

/** `known`: its row in another copy. If the disk refuses to read it, it gets no new row: that row would give it another address for ever. */
export async function comeback(
	store: Store,
	id: string,
	known: MeetingRow | undefined,
	log: Log
): Promise<Looked> {
	try {
		const loaded = await meetingStreams(store).load(id);
		if (!('damaged' in loaded) && loaded.lines.length === 0 && !known) {
			log.warn({ meeting: id }, 'journal-empty');
			return 'empty';
		}
		return await fromJournal(id, loaded, known);
	} catch (error) {
		log.error({ meeting: id, ...faultOf(error) }, 'not-read');
		return known ? { row: known, tableName: null, meeting: null, isDamaged: false } : 'later';
	}
}

async function fromJournal(
	id: string,
	loaded: Loaded<MeetingStream>,
	known: MeetingRow | undefined
): Promise<Comeback> {
	const lines = 'damaged' in loaded ? [] : loaded.lines;
	const meeting = lines.length === 0 ? null : await folded(lines);
	if (meeting?.about.id !== id || isClosingGone(lines, known?.closedAt ?? null, closesMeeting))
		return { row: known ?? unreadRow(id), tableName: null, meeting: null, isDamaged: true };
	const row = rowFrom(meeting, lines, known);
	return { row, tableName: meeting.about.tableName, meeting, isDamaged: false };
}

async function folded(lines: readonly MeetingLine[]): Promise<Meeting | null> {
	try {
		return await foldMeeting(lines);
	} catch (error) {
		if (error instanceof StreamDamaged) return null;
		throw error;
	}
}

const unreadRow = (id: string): MeetingRow => ({
	id,
	table: '',
	title: id,
	phase: 'closed',
	createdAt: 0,
	closedAt: null,
	zone: null,
	date: '',
	key: keyOf(id, id),
	code: null,
	erased: [],
	known: null,
	accepted: null,
	counts: null
});

function rowFrom(
	{ about, publication }: Meeting,
	lines: readonly MeetingLine[],
	known: MeetingRow | undefined
): MeetingRow {
	const { id, table, title, phase, createdAt, closedAt, zone, date, salt } = about;
	const created = lines.flatMap(({ events }) => events).find(isCreation);
	return {
		id,
		table,
		title,
		phase,
		createdAt: createdAt ?? lines[0]?.at ?? 0,
		closedAt,
		zone,
		date,
		key: created?.key ?? known?.key ?? keyOf(salt, id),
		code: null,
		erased: erasedIn(lines),
		known: known?.known ?? null,
		accepted: known?.accepted ?? null,
		counts: known?.counts ?? null,
		...minutesIn({ about, publication })
	};
}

type Creation = Extract<Event, { type: 'MeetingCreated' }>;
const isCreation = (event: Event): event is Creation => event.type === 'MeetingCreated';

function erasedIn(lines: readonly MeetingLine[]): MeetingRow['erased'] {
	const devices = lines.map(({ by }) => by.device).filter((device) => !ours.includes(device));
	if (devices.length > 0 && devices.every(isGone)) return ['devices'];
	return devices.some(isGone) && [...seatsIn(lines)].every(isGone) ? ['seats'] : [];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The key of a meeting whose journal does not have one. It is the same at every start. */
const keyOf = (salt: string, id: string): string =>
	[...createHmac('sha256', salt).update(`key ${id}`).digest().subarray(0, 8)]
		.map((byte) => letters.charAt(byte % letters.length))
		.join('');
