// The log beside the data: log.txt, and log-older.txt with the lines before it, each of a bounded size. Lines are written in the
// background, in their order. Whatever the disk does (full, read-only, pulled out, a file that somebody holds), it ends nothing:
// some lines wait and are tried again, what is beyond them is counted, and the count is told in their place.
//
// pino's own file and pino-roll bound no file, or take another name for each, and a file that failed is never opened again.
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inBackground } from './background.ts';
import { noneIfMissing, openFile, readAll, writeAll, type Disk } from '../store/disk.ts';

/** Of each of the two files. */
export const mostBytes = 256 * 1024;
const mostWaiting = 64 * 1024;
const againMs = 1000;

/** A data folder that is ours. */
export interface LogFolder {
	readonly path: string;
	readonly disk: Disk;
	/** Whether it still is, asked at the end of the process. */
	readonly isOurs: () => boolean;
}

export class LogFile {
	#folder: LogFolder | null = null;
	#lines: Buffer[] = [];
	#bytes = 0;
	#lost = 0;
	/** Up to where log.txt is ours; null until it was written once. */
	#end: number | null = null;
	#writing: Promise<void> | null = null;
	/** The disk refused a moment ago. */
	#isWaiting = false;
	#isOver = false;

	/** What was told before is written now. A log that was closed may be opened again. */
	open(folder: LogFolder): void {
		this.#folder = folder;
		this.#end = null; // another may have written meanwhile
		this.#isOver = false;
		process.prependListener('exit', this.#lastWords); // before the lock is let go
		this.#write();
	}

	/** A whole line, with its end. */
	write(line: string): void {
		if (this.#isOver) return;
		const bytes = Buffer.from(line);
		if (this.#bytes + bytes.length > mostWaiting) this.#lost += 1;
		else this.#take(bytes);
		this.#write();
	}

	/** Nothing is written any more: the folder may be another's. Resolves whatever became of the last lines. */
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
			this.#write(); // what came as it ended
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

	/** Opened anew each time: a file that was pulled out, removed or held is then found again. */
	async #append({ path, disk }: LogFolder, bytes: Buffer): Promise<void> {
		const name = join(path, 'log.txt');
		const there = await disk.open(name, 'r+', 0o600).catch(noneIfMissing);
		const file = there ?? (await disk.open(name, 'w', 0o600));
		try {
			const { size } = await file.stat();
			const before = this.#end === null && size > 0 ? await readAll(file) : null;
			// Where it was killed amid a line, the next begins on its own.
			const begin = before && before.at(-1) !== 10 ? Buffer.from('\n') : Buffer.alloc(0);
			let end = this.#endOf(size);
			if (end + bytes.length > mostBytes) {
				await keepOlder(disk, join(path, 'log-older.txt'), (await readAll(file)).subarray(0, end));
				await disk.truncate(file, 0);
				end = 0;
			}
			const all = end > 0 ? Buffer.concat([begin, bytes]) : bytes;
			// At its place, so that whatever was half written is written over.
			await writeAll(disk, file, all, end);
			this.#end = end + all.length;
		} finally {
			await file.close();
		}
	}

	#endOf(size: number): number {
		return Math.min(size, this.#end ?? size);
	}

	/** The process ends amid its work: what waits is written at once. What was on its way is written again, at the same place. */
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
			// there is nobody left to tell
		}
	};
}

/** Written over, never renamed: Windows gives no file the name of one that somebody has open. Where it is refused, these lines go. */
async function keepOlder(disk: Disk, path: string, bytes: Buffer): Promise<void> {
	try {
		const file = await openFile(disk, path, 'w');
		try {
			await writeAll(disk, file, bytes, 0);
		} finally {
			await file.close();
		}
	} catch {
		// the newer ones matter more
	}
}

const lostLine = (count: number): Buffer =>
	Buffer.from(`${JSON.stringify({ level: 40, at: Date.now(), count, msg: 'log-lines-lost' })}\n`);
