// The log beside the data: log.txt, and log-older.txt with the lines before it. Both have a limited size. Lines are written in the
// background, in order. A disk that is full, read-only or pulled out ends nothing, and neither does a file that another program holds:
// some lines wait and are tried again. Lines beyond these are dropped and counted, and the log then tells the count.
//
// pino's own file has no limit. pino-roll takes a new name for each file. Neither opens a file again after it failed.
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inBackground } from './background.ts';
import { noneIfMissing, openFile, readAll, writeAll, type Disk } from '../store/disk.ts';

/** The limit of each of the two files. */
export const mostBytes = 256 * 1024;
const mostWaiting = 64 * 1024;
const againMs = 1000;

/** A data folder that belongs to this process. */
export interface LogFolder {
	readonly path: string;
	readonly disk: Disk;
	/** Whether it still belongs to this process; asked when the process ends. */
	readonly isOurs: () => boolean;
}

export class LogFile {
	#folder: LogFolder | null = null;
	#lines: Buffer[] = [];
	#bytes = 0;
	#lost = 0;
	/** The length of log.txt after the last write; null before the first. */
	#end: number | null = null;
	#writing: Promise<void> | null = null;
	/** The disk has just refused. */
	#isWaiting = false;
	#isOver = false;

	/** Writes the lines that came before. A closed log may be opened again. */
	open(folder: LogFolder): void {
		this.#folder = folder;
		this.#end = null; // another process may have written meanwhile
		this.#isOver = false;
		process.prependListener('exit', this.#lastWords); // before the lock of the folder is released
		this.#write();
	}

	/** `line` is whole, with its line end. */
	write(line: string): void {
		if (this.#isOver) return;
		const bytes = Buffer.from(line);
		if (this.#bytes + bytes.length > mostWaiting) this.#lost += 1;
		else this.#take(bytes);
		this.#write();
	}

	/** Nothing is written after this, because the folder may belong to another process. Never rejects. */
	async close(): Promise<void> {
		await this.#writing;
		this.#isWaiting = false;
		this.#write();
		await this.#writing;
		this.#isOver = true;
		process.off('exit', this.#lastWords);
	}

	#take(bytes: Buffer): void {
		this.#lines.push(bytes);
		this.#bytes += bytes.length;
	}

	#write(): void {
		if (!this.#folder || this.#isOver || this.#isWaiting || this.#lines.length === 0) return;
		this.#writing ??= this.#writeAll(this.#folder).finally(() => {
			this.#writing = null;
			this.#write(); // lines that came while it ended
		});
	}

	async #writeAll(folder: LogFolder): Promise<void> {
		while (this.#lines.length > 0) {
			const lines = [...this.#lines];
			try {
				await this.#append(folder, Buffer.concat(lines));
			} catch {
				this.#isWaiting = true;
				inBackground(folder.disk.wait(againMs).then(this.#again), () => undefined);
				return;
			}
			this.#lines = this.#lines.slice(lines.length);
			this.#bytes = this.#lines.reduce((sum, each) => sum + each.length, 0);
			if (this.#lost > 0) this.#take(lostLine(this.#lost));
			this.#lost = 0;
		}
	}

	readonly #again = (): void => {
		this.#isWaiting = false;
		this.#write();
	};

	/** Opens the file each time, so that a file that was away, removed or held is found again. */
	async #append({ path, disk }: LogFolder, bytes: Buffer): Promise<void> {
		const name = join(path, 'log.txt');
		const there = await disk.open(name, 'r+', 0o600).catch(noneIfMissing);
		const file = there ?? (await disk.open(name, 'w', 0o600));
		try {
			const { size } = await file.stat();
			const before = this.#end === null && size > 0 ? await readAll(file) : null;
			// If the process was killed in the middle of a line, the next line begins on a line of its own.
			const begin = before && before.at(-1) !== 10 ? Buffer.from('\n') : Buffer.alloc(0);
			let end = this.#endOf(size);
			if (end + bytes.length > mostBytes) {
				await keepOlder(disk, join(path, 'log-older.txt'), (await readAll(file)).subarray(0, end));
				await disk.truncate(file, 0);
				end = 0;
			}
			const all = end > 0 ? Buffer.concat([begin, bytes]) : bytes;
			// Writes at a fixed place, so that a half-written line is overwritten.
			await writeAll(disk, file, all, end);
			this.#end = end + all.length;
		} finally {
			await file.close();
		}
	}

	#endOf(size: number): number {
		return Math.min(size, this.#end ?? size);
	}

	/** The process ends: the waiting lines are written at once. A write that was under way is repeated at the same place. */
	readonly #lastWords = (): void => {
		if (!this.#folder?.isOurs() || this.#lines.length === 0) return;
		try {
			const file = openSync(join(this.#folder.path, 'log.txt'), this.#end === null ? 'a' : 'r+', 0o600);
			try {
				const end = this.#endOf(fstatSync(file).size);
				const all = Buffer.concat(this.#lines);
				writeSync(file, all, 0, all.length, end);
			} finally {
				closeSync(file);
			}
		} catch {
			// nobody is left to be told
		}
	};
}

/** Overwrites the older file. Renaming would fail on Windows while somebody has it open. If the disk refuses, these lines are lost. */
async function keepOlder(disk: Disk, path: string, bytes: Buffer): Promise<void> {
	try {
		const file = await openFile(disk, path, 'w');
		try {
			await writeAll(disk, file, bytes, 0);
		} finally {
			await file.close();
		}
	} catch {
		// the newer lines matter more
	}
}

const lostLine = (count: number): Buffer =>
	Buffer.from(`${JSON.stringify({ level: 40, at: Date.now(), count, msg: 'log-lines-lost' })}\n`);
