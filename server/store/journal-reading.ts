// Reads the bytes of a journal, and tells a write that a crash cut short from damage.
//
// A write is torn when its bytes did not all arrive: the file ends within a line, or sectors of its last write were never
// filled and read as zeros. Nothing in it was acknowledged, so it may go, from its first bad line on. Anything else that does not fit was
// once whole on disk and perhaps acknowledged: that is damage, also in the last line, and nobody but a person may decide about it.
import type { Written } from '#stream/rules.ts';
import { Slices } from '../process/slices.ts';
import { decodeLine } from './line-format.ts';
import type { Decoded } from './line-format.ts';
import type { DamageReason } from './journal-line.ts';

/** With the offset at which its line begins. */
export type ReadLine<S extends Written = Written> = Decoded<S> & { readonly start: number };

export interface Reading<S extends Written = Written> {
	readonly lines: readonly ReadLine<S>[];
	/** Bytes that are good; what follows is a torn tail. */
	readonly length: number;
}
export interface DamagedJournal {
	readonly damaged: { readonly line: number; readonly reason: DamageReason };
}

const newline = 0x0a;
export const sector = 512;

/** Line by line; `lines` and `length` are of what was whole so far. */
export class JournalReader<S extends Written = Written> implements Reading<S> {
	readonly lines: ReadLine<S>[] = [];
	readonly #bytes: Buffer;
	#sum = '';
	#at = 0;
	#damage: DamagedJournal | null = null;
	#isTorn = false;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get length(): number {
		return this.#at;
	}
	get damage(): DamagedJournal | null {
		return this.#damage;
	}

	/** False once there is nothing more to read. */
	next(): boolean {
		const [bytes, start] = [this.#bytes, this.#at];
		if (start >= bytes.length || this.#damage || this.#isTorn) return false;
		const end = bytes.indexOf(newline, start);
		const version = this.lines.length + 1;
		const decoded =
			end < 0 ? ('unreadable' as const) : decodeLine<S>(bytes.subarray(start, end), this.#sum, version);
		if (typeof decoded === 'string') {
			this.#isTorn =
				end < 0 ? isCut(bytes, start, this.#sum, version) : isUnfilled(bytes, start, end, version);
			if (!this.#isTorn) this.#damage = { damaged: { line: version, reason: decoded } };
			return false;
		}
		this.lines.push({ ...decoded, start });
		this.#sum = decoded.sum;
		this.#at = end + 1;
		return true;
	}
}

/** To its end or its damage, while everything else goes on. */
export async function readInSlices<S extends Written>(bytes: Buffer): Promise<JournalReader<S>> {
	const reader = new JournalReader<S>(bytes);
	const slices = new Slices();
	while (reader.next()) if (slices.isOver) await slices.next();
	return reader;
}

/** The file ends within this line. Not so where a whole line is followed by one byte that should be its newline. */
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
