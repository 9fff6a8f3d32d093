// Reads and writes a meeting as one file for another computer; FORMAT.md describes it. It has the journal's lines byte for byte. So a
// file stays the same through several computers, and two files can be compared: they differ, or one is the beginning of the other.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { tableLengths } from '#meeting/limits.ts';
import { line, optionalLine } from '#stream/text.ts';
import type { Names } from '#meeting/label.ts';
import { Slices } from '../process/slices.ts';
import { instant } from '#stream/journal-fields.ts';

export const formatName = 'tablee-meeting';
export const formatVersion = 1;

/** An id becomes a file name, also on a disk that ignores capitals, and on Windows, where some short names are devices. */
const fileId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{5,64}$/));
/** The text must be as the door cleans it. */
const unchanged = (schema: v.GenericSchema<unknown, string>) =>
	v.pipe(
		v.string(),
		v.check((text) => {
			const parsed = v.safeParse(schema, text);
			return parsed.success && parsed.output === text;
		})
	);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));

const headerSchema = v.strictObject({
	format: v.literal(formatName),
	version: v.literal(formatVersion),
	meeting: v.strictObject({
		id: fileId,
		key: v.pipe(v.string(), v.regex(/^[A-Z2-7]{8}$/)),
		createdAt: instant,
		zone: v.nullable(v.pipe(v.string(), v.maxLength(80)))
	}),
	table: v.strictObject({
		// No table has this id: it is the scope of the laptop's own key.
		id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/), v.notValue('laptop')),
		name: unchanged(line(tableLengths.name)),
		association: unchanged(optionalLine(tableLengths.association))
	}),
	erased: v.pipe(v.array(v.picklist(['seats', 'devices'])), v.maxLength(2)),
	accepted: v.nullable(v.strictObject({ at: instant, lines: whole, known: v.nullable(whole) })),
	/** Describes the journal, which follows. */
	lines: whole,
	bytes: whole
});
export type Header = v.InferOutput<typeof headerSchema>;

const namesSchema = v.strictObject({ names: v.record(v.string(), v.string()) });
const endSchema = v.strictObject({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });
const formatSchema = v.looseObject({ format: v.literal(formatName), version: v.number() });

export interface MeetingFile {
	readonly header: Header;
	readonly journal: Buffer;
	readonly names: Names;
}

const mostOfHeader = 4096;
const mostOfNames = 4_000_000;
const piece = 64 * 1024;
const newline = 0x0a;

const lineOf = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/** The file in pieces. The last one is the checksum of those before it. */
export async function writeFile({ header, journal, names }: MeetingFile): Promise<Buffer[]> {
	const sorted = Object.fromEntries(Object.entries(names).toSorted(([a], [b]) => (a < b ? -1 : 1)));
	const parts = [lineOf(header), journal, lineOf({ names: sorted })];
	return [...parts, lineOf({ sha256: await sumOf(parts) })];
}

/** `no-meeting`: no file of Tablée. `altered`: it was cut or changed. `later`: it is of a later version. */
export type ReadFault = 'no-meeting' | 'altered' | 'later';

export async function readMeetingFile(bytes: Buffer): Promise<MeetingFile | ReadFault> {
	const head = bytes.indexOf(newline);
	if (head < 0 || head > mostOfHeader) return 'no-meeting';
	const json = jsonIn(bytes.subarray(0, head));
	const format = v.safeParse(formatSchema, json);
	if (!format.success) return 'no-meeting';
	if (format.output.version > formatVersion) return 'later';
	const header = v.safeParse(headerSchema, json);
	if (!header.success) return 'altered';
	const journalAt = head + 1;
	const namesAt = journalAt + header.output.bytes;
	const end = bytes.indexOf(newline, namesAt);
	if (end < 0 || end - namesAt > mostOfNames) return 'altered';
	const seal = v.safeParse(endSchema, jsonIn(bytes.subarray(end + 1, -1)));
	const isWhole = bytes.at(-1) === newline && bytes.length < end + 100;
	if (!seal.success || !isWhole) return 'altered';
	if ((await sumOf([bytes.subarray(0, end + 1)])) !== seal.output.sha256) return 'altered';
	const names = v.safeParse(namesSchema, jsonIn(bytes.subarray(namesAt, end)));
	if (!names.success) return 'altered';
	return {
		header: header.output,
		journal: bytes.subarray(journalAt, namesAt),
		names: names.output.names
	};
}

/** It works in slices, so that other work goes on meanwhile. */
async function sumOf(parts: readonly Buffer[]): Promise<string> {
	const sum = createHash('sha256');
	const slices = new Slices();
	for (const part of parts)
		for (let at = 0; at < part.length; at += piece) {
			sum.update(part.subarray(at, at + piece));
			if (slices.isOver) await slices.next();
		}
	return sum.digest('hex');
}

function jsonIn(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8')) as unknown;
	} catch {
		return null;
	}
}
