// Reads the bytes of a journal, and tells damage from a write that a crash cut short.
//
// A write is torn if not all its bytes arrived: the file ends within a line, or sectors of its last write were never filled and are zeros.
// Nothing in it was acknowledged, so it may go, from its first bad line on. Any other error is damage, even in the last line: the bytes
// were once whole on disk, and perhaps acknowledged. Only a person may decide about damage.
import type { Written } from '#stream/rules.ts';
import { Slices } from '../process/slices.ts';
import { decodeLine } from './line-format.ts';
import type { Decoded } from './line-format.ts';
import type { DamageReason } from './journal-line.ts';

/** `start`: the offset at which its line begins. */
export type ReadLine<S extends Written = Written> = Decoded<S> & { readonly start: number };
/** Called with each line in turn, so that a long journal is never in memory whole. */
export type TakesLine<S extends Written> = (read: ReadLine<S>) => void;

/** Where a journal ends. */
export interface End {
	/** How many bytes are good. A torn tail may follow. */
	readonly length: number;
	/** How many lines are good. */
	readonly version: number;
	readonly sum: string;
	/** Version of the first line of the last write. */
	readonly write: number;
}
export interface DamagedJournal {
	readonly damaged: { readonly line: number; readonly reason: DamageReason };
}

const newline = 0x0a;
export const sector = 512;

/** Reads line by line. `end`: where the good lines end, so far. */
export class JournalReader<S extends Written = Written> {
	readonly #bytes: Buffer;
	#end: End = { length: 0, version: 0, sum: '', write: 1 };
	#damage: DamagedJournal | null = null;
	#isTorn = false;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get end(): End {
		return this.#end;
	}
	get damage(): DamagedJournal | null {
		return this.#damage;
	}

	/** Null once there is nothing more to read. */
	next(): ReadLine<S> | null {
		const { length: start, version: before, sum } = this.#end;
		const bytes = this.#bytes;
		if (start >= bytes.length || this.#damage || this.#isTorn) return null;
		const end = bytes.indexOf(newline, start);
		const version = before + 1;
		const decoded =
			end < 0 ? ('unreadable' as const) : decodeLine<S>(bytes.subarray(start, end), sum, version);
		if (typeof decoded === 'string') {
			this.#isTorn = end < 0 ? isCut(bytes, start, sum, version) : isUnfilled(bytes, start, end, version);
			if (!this.#isTorn) this.#damage = { damaged: { line: version, reason: decoded } };
			return null;
		}
		this.#end = { length: end + 1, version, sum: decoded.sum, write: decoded.write };
		return { ...decoded, start };
	}
}

/** Reads to the end or the damage. In between, everything else in this process has its turn. */
export async function readInSlices<S extends Written>(
	bytes: Buffer,
	take: TakesLine<S>
): Promise<JournalReader<S>> {
	const reader = new JournalReader<S>(bytes);
	const slices = new Slices();
	for (let read = reader.next(); read; read = reader.next()) {
		take(read);
		if (slices.isOver) await slices.next();
	}
	return reader;
}

/** The file ends within this line. A whole line with one wrong byte in place of its newline is not cut, but damaged. */
const isCut = (bytes: Buffer, start: number, sum: string, version: number): boolean =>
	typeof decodeLine(bytes.subarray(start, -1), sum, version) === 'string';

/** The line has sectors of zeros, and no line after it comes from a later write. */
function isUnfilled(bytes: Buffer, start: number, end: number, version: number): boolean {
	if (!hasZeroedSector(bytes, start, end)) return false;
	const after = bytes.subarray(end + 1).toString('latin1');
	return after.split('\n').every((line) => {
		const write = /^\{"n":\d+,"w":(\d+),/.exec(line)?.[1];
		return write === undefined || Number(write) <= version;
	});
}

function hasZeroedSector(bytes: Buffer, start: number, end: number): boolean {
	const from = bytes.indexOf(0, start);
	if (from < 0 || from > end) return false;
	let to = from;
	while (bytes[to] === 0) to += 1;
	return (from === start || from % sector === 0) && (to % sector === 0 || to === bytes.length);
}
