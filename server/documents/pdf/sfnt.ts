// Typefaces come as WOFF, and the typesetter reads none. A WOFF holds the tables of the typeface, each compressed for itself (W3C, WOFF
// File Format 1.0). Here they are put together again as they were.
import { inflateSync } from 'node:zlib';

interface Table {
	readonly tag: Buffer;
	readonly checksum: number;
	readonly body: Buffer;
}

const headBytes = 12;
const rowBytes = 16;
const inFours = (size: number): number => Math.ceil(size / 4) * 4;

export function sfnt(woff: Buffer): Buffer {
	if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF');
	const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, at) => tableAt(woff, 44 + 20 * at));
	const starts = startsOf(tables);
	const whole = Buffer.alloc(starts.at(-1) ?? 0);
	writeHead(whole, woff.readUInt32BE(4), tables.length);
	tables.forEach((table, index) => writeTable(whole, table, index, starts[index] ?? 0));
	return whole;
}

function tableAt(woff: Buffer, at: number): Table {
	const start = woff.readUInt32BE(at + 4);
	const packed = woff.subarray(start, start + woff.readUInt32BE(at + 8));
	const size = woff.readUInt32BE(at + 12);
	const body = packed.length < size ? inflateSync(packed) : packed;
	return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), body };
}

/** Where each table begins, and where the last one ends. */
function startsOf(tables: readonly Table[]): number[] {
	const starts = [headBytes + rowBytes * tables.length];
	for (const { body } of tables) starts.push((starts.at(-1) ?? 0) + inFours(body.length));
	return starts;
}

/** The numbers after that of the tables are for readers that halve a range until they find a table. */
function writeHead(whole: Buffer, flavour: number, tables: number): void {
	const halvings = Math.floor(Math.log2(tables));
	const range = rowBytes * 2 ** halvings;
	whole.writeUInt32BE(flavour, 0);
	whole.writeUInt16BE(tables, 4);
	whole.writeUInt16BE(range, 6);
	whole.writeUInt16BE(halvings, 8);
	whole.writeUInt16BE(rowBytes * tables - range, 10);
}

function writeTable(whole: Buffer, { tag, checksum, body }: Table, index: number, start: number): void {
	const row = headBytes + rowBytes * index;
	tag.copy(whole, row);
	whole.writeUInt32BE(checksum, row + 4);
	whole.writeUInt32BE(start, row + 8);
	whole.writeUInt32BE(body.length, row + 12);
	body.copy(whole, start);
}
