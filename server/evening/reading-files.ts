// Reads a meeting from its files alone, for whoever has no server: from a data folder, or from a bare journal. It takes no lock and changes
// nothing, so a server may be at work on the same folder. A write that is under way, or that a crash cut, is not read.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { foldMeeting } from '../meeting/reading.ts';
import type { MeetingLine, MeetingStream } from '../meeting/stream.ts';
import { namedIn } from '../moving/exporting.ts';
import { StreamDamaged } from '../room/folding.ts';
import { readInSlices } from '../store/journal-reading.ts';
import { folderOfKind } from '../store/stream-folder.ts';

export interface FromFiles {
	readonly meeting: Meeting;
	readonly names: Names;
	readonly lines: readonly MeetingLine[];
}

/** A meeting that lies in the folder. */
export interface LyingMeeting {
	readonly id: string;
	/** Empty: its journal cannot be read. */
	readonly title: string;
	readonly table: string;
	readonly at: number;
}

/** It says why nothing can be read, by a word of the terminal. */
export class CannotRead extends Error {
	readonly why: 'no-folder' | 'no-meeting' | 'no-journal' | 'damaged' | 'empty';
	readonly line: number;

	constructor(why: CannotRead['why'], line = 0) {
		super(why);
		this.why = why;
		this.line = line;
	}
}

const id = /^[A-Za-z0-9_-]{1,64}$/;
const journals = (dataDir: string): string => join(dataDir, folderOfKind.meeting);

/** Rejects with CannotRead. */
export async function meetingOfFolder(dataDir: string, meeting: string): Promise<FromFiles> {
	if (!id.test(meeting)) throw new CannotRead('no-meeting');
	await journalsIn(dataDir);
	const path = join(journals(dataDir), `${meeting}.jsonl`);
	return readFrom(path, 'no-meeting', await namesIn(join(dataDir, 'names', `${meeting}.json`)));
}

/** Rejects with CannotRead. A bare journal has no first names. */
export const meetingOfJournal = (path: string): Promise<FromFiles> => readFrom(path, 'no-journal', {});

/** The latest first. Rejects with CannotRead if this is no data folder. */
export async function meetingsOfFolder(dataDir: string): Promise<LyingMeeting[]> {
	const names = await journalsIn(dataDir);
	const meetings = names.map(async (name) => {
		const path = join(journals(dataDir), name);
		const read = await readFrom(path, 'no-meeting', {}).catch(() => null);
		const about = read?.meeting.about;
		return {
			id: basename(name, '.jsonl'),
			title: about?.title ?? '',
			table: about?.tableName ?? '',
			at: about ? (about.openedAt ?? about.createdAt) : 0
		};
	});
	return (await Promise.all(meetings)).toSorted((a, b) => b.at - a.at);
}

async function journalsIn(dataDir: string): Promise<string[]> {
	const names = await readdir(journals(dataDir)).catch(() => null);
	if (!names) throw new CannotRead('no-folder');
	return names.filter((name) => name.endsWith('.jsonl') && id.test(basename(name, '.jsonl')));
}

async function readFrom(path: string, missing: CannotRead['why'], names: Names): Promise<FromFiles> {
	const bytes = await readFile(path).catch(() => null);
	if (!bytes) throw new CannotRead(missing);
	const lines: MeetingLine[] = [];
	const reader = await readInSlices<MeetingStream>(bytes, ({ line }) => lines.push(line));
	if (reader.damage) throw new CannotRead('damaged', reader.damage.damaged.line);
	if (lines.length === 0) throw new CannotRead('empty');
	const meeting = await foldMeeting(lines).catch((error: unknown) => {
		throw error instanceof StreamDamaged ? new CannotRead('damaged', error.damage.line) : error;
	});
	return { meeting, lines, names: namedIn(meeting, names) };
}

const namesSchema = v.object({ names: v.record(v.string(), v.string()) });

/** A file that cannot be read is left alone: the documents then have no first name. */
async function namesIn(path: string): Promise<Names> {
	const text = await readFile(path, 'utf8').catch(() => '{}');
	try {
		const read = v.safeParse(namesSchema, JSON.parse(text));
		return read.success ? read.output.names : {};
	} catch {
		return {};
	}
}
