// Checks whether Tablée can have written this file. An attacker can make every checksum fit. So each line is checked field by field,
// the lines are folded, and every view is built once, before anything of the file is written here.
import { onShelf } from '#stream/shelf.ts';
import * as v from 'valibot';
import { longestFirstName } from '#meeting/limits.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Written } from '#stream/rules.ts';
import { line } from '#stream/text.ts';
import { viewFor, type Presence } from '#meeting/view.ts';
import { foldMeeting } from '../meeting/reading.ts';
import type { MeetingStream } from '../meeting/stream.ts';
import { StreamDamaged } from '../room/folding.ts';
import { Slices } from '../process/slices.ts';
import { JournalReader, type ReadLine } from '../store/journal-reading.ts';
import { faultOfLine } from './line-fault.ts';
import { keptId } from '#stream/journal-fields.ts';
import { readMeetingFile, type ReadFault, type MeetingFile } from './file.ts';
import { withoutWithdrawn } from './withdrawn.ts';

export interface Checked extends MeetingFile {
	readonly lines: readonly ReadLine<MeetingStream>[];
	readonly meeting: Meeting;
}

/** `strange`: every checksum fits, but Tablée would not have written it. `open`: the meeting is going on at another computer. */
export type CheckFault = ReadFault | 'strange' | 'open';

export async function checkFile(bytes: Buffer): Promise<Checked | CheckFault> {
	const file = await readMeetingFile(bytes);
	if (typeof file === 'string') return file;
	const lines = await linesIn(file);
	if (typeof lines === 'string') return lines;
	const meeting = await folded(lines);
	if (!meeting || !isOfHeader(meeting, lines, file) || !areNamesOf(meeting, file)) return 'strange';
	if (isGoingOn(meeting)) return 'open';
	if (!isShowable(meeting, file)) return 'strange';
	return { ...file, journal: withoutWithdrawn(file.journal, lines), lines, meeting };
}

/** Longer than the longest possible line, which is a tour de table of a full hall. */
const longestLine = 1_000_000;
const newline = 0x0a;

async function linesIn({
	header,
	journal
}: MeetingFile): Promise<readonly ReadLine<MeetingStream>[] | CheckFault> {
	const reader = new JournalReader<MeetingStream>(journal);
	const slices = new Slices();
	const lines: ReadLine<MeetingStream>[] = [];
	for (;;) {
		const { length } = reader.end;
		if (journal.indexOf(newline, length) - length > longestLine) return 'strange';
		const read = nextOf(reader);
		if (read === null) break;
		if (read === 'strange') return read;
		lines.push(read);
		const fault = isWrite(read, lines.length) ? faultOfLine(read.line) : 'strange';
		if (fault) return fault;
		if (slices.isOver) await slices.next();
	}
	if (reader.damage?.damaged.reason === 'format') return 'later';
	const isWhole = !reader.damage && reader.end.length === journal.length;
	return isWhole && lines.length === header.lines ? lines : 'altered';
}

function nextOf<S extends Written>(reader: JournalReader<S>): ReadLine<S> | null | 'strange' {
	try {
		return reader.next();
	} catch {
		return 'strange'; // the checksum fits, but it is no line of a journal
	}
}

const isWrite = ({ write }: ReadLine, version: number): boolean =>
	Number.isInteger(write) && write >= 1 && write <= version;

async function folded(lines: readonly ReadLine<MeetingStream>[]): Promise<Meeting | null> {
	try {
		return await foldMeeting(lines.map((read) => read.line));
	} catch (error) {
		if (error instanceof StreamDamaged) return null;
		throw error;
	}
}

/** Its journal begins exactly once, with the meeting and the table that the header names. */
function isOfHeader(
	{ about }: Meeting,
	lines: readonly ReadLine<MeetingStream>[],
	{ header }: MeetingFile
): boolean {
	const events = lines.flatMap((read) => read.line.events);
	const created = events.filter(({ type }) => type === 'MeetingCreated');
	const [first, other] = created;
	if (first?.type !== 'MeetingCreated' || other) return false;
	const { meeting, table } = header;
	const isKey = first.key === undefined || first.key === meeting.key;
	return isKey && about.id === meeting.id && about.table === table.id && about.zone === meeting.zone;
}

const firstName = line(longestFirstName);

function areNamesOf({ people }: Meeting, { names }: MeetingFile): boolean {
	return Object.entries(names).every(([person, name]) => {
		const parsed = v.safeParse(firstName, name);
		const isNamed = v.is(keptId, person) && onShelf(people.persons, person)?.named === true;
		return isNamed && parsed.success && parsed.output === name;
	});
}

/** Its doors are open, or a vote is open. */
export const isGoingOn = ({ about, votes }: Meeting): boolean =>
	about.phase === 'open' || Object.values(votes.votes).some(({ state }) => state === 'open');

const nobodyHere: Presence = {
	connected: new Set(),
	hall: { address: '', url: '', code: null, qr: { path: '', size: 0 }, wifi: null },
	connections: {
		phones: 0,
		phoneReached: false,
		screens: 0,
		staff: 0,
		addresses: [],
		cards: [],
		internet: { on: false, port: 'off', answered: 0 },
		savedAt: null,
		failing: false,
		owing: false,
		growing: false,
		namesLost: false
	},
	minutes: '',
	namesKeptDays: 1,
	turned: null
};

/** A reference to nothing would throw in the middle of a meeting. */
function isShowable(meeting: Meeting, { names }: MeetingFile): boolean {
	try {
		viewFor(meeting, names, nobodyHere, 'resident', null);
		viewFor(meeting, names, nobodyHere, 'screen', null);
		viewFor(meeting, names, nobodyHere, 'staff', null);
		minutesOf(meeting, names);
		return true;
	} catch {
		return false;
	}
}
