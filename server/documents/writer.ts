// Lets another process make the documents, one at a time. It is started for the first document and kept. If it dies, it is started
// again; if it takes too long, it is ended. Whatever happens in it, the hall goes on.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { faultOf, type Log } from '../process/log.ts';
import { documentMaker } from '../process/places.ts';
import { asWords, usual, type Limits } from './child/limits.ts';
import type { AnyOrder, Made, Reply } from './child/work.ts';

/** Too many documents are waited for. Ask again later. */
export class TooManyDocuments extends Error {}
/** The document could not be made. */
export class NotWritten extends Error {}
/** The process has ended, for whatever reason. */
class Gone extends Error {}

const longestMs = 60_000;
const mostWaiting = 24;
const longestRestMs = 1000;
/** It has nothing of Tablée: no folder, no secret, no words. Windows needs its own variables to start a program. */
const environment = (): NodeJS.ProcessEnv => {
	const root = process.env['SystemRoot'];
	return root === undefined ? {} : { SystemRoot: root };
};

export interface WriterOptions {
	readonly log: Log;
	/** The time on the clock for one document, whatever else the machine does. */
	readonly longestMs?: number;
	/** What one document may cost. */
	readonly limits?: Limits;
}

export class Writer {
	readonly #log: Log;
	readonly #longestMs: number;
	readonly #limits: Limits;
	#child: ChildProcess | null = null;
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	/** The time of a core that the last document took. */
	#workedMs = 0;
	#made = 0;
	#isOver = false;

	constructor({ log, longestMs: most = longestMs, limits = usual }: WriterOptions) {
		this.#log = log;
		this.#longestMs = most;
		this.#limits = limits;
	}

	/** The number of documents made so far. */
	get made(): number {
		return this.#made;
	}
	/** That of the process, if it runs. */
	get pid(): number | undefined {
		return this.#child?.pid;
	}

	/** Rejects with TooManyDocuments, unless it `mustCome`, or with NotWritten. */
	write(order: AnyOrder, mustCome = false): Promise<Made> {
		if (!mustCome && this.#waiting >= mostWaiting) return Promise.reject(new TooManyDocuments());
		this.#waiting += 1;
		const writing = this.#last.then(() => this.#write(order));
		this.#last = this.#after(writing);
		return writing;
	}

	/** If there is one core for everything, the process rests twice as long as it worked. So the hall keeps two thirds of the time. */
	async #after(writing: Promise<unknown>): Promise<void> {
		await writing.catch(() => undefined);
		this.#waiting -= 1;
		if (this.#waiting > 0) await pause(Math.min(2 * this.#workedMs, longestRestMs));
	}

	close(): Promise<void> {
		this.#isOver = true;
		this.#child?.kill('SIGKILL');
		return Promise.resolve();
	}

	/** If something outside ends the process during its work, it is asked once more. */
	async #write(order: AnyOrder): Promise<Made> {
		this.#workedMs = 0;
		for (const isLast of [false, true])
			try {
				const reply = await this.#ask(order);
				if ('fault' in reply) {
					this.#log.error({ format: order.format, ...reply.fault }, 'not-written');
					throw new NotWritten();
				}
				this.#made += 1;
				this.#workedMs = reply.cpuMs;
				return reply.made;
			} catch (error) {
				if (error instanceof NotWritten) throw error;
				this.#log.error({ format: order.format, ...faultOf(error) }, 'writer-gone');
				if (isLast || !(error instanceof Gone)) break;
			}
		throw new NotWritten();
	}

	async #ask(order: AnyOrder): Promise<Reply> {
		if (this.#isOver) throw new NotWritten();
		const child = (this.#child ??= this.#start());
		const { promise, resolve, reject } = Promise.withResolvers<Reply>();
		const fail = (error: Error): void => {
			this.#leave(child);
			reject(error);
		};
		const gone = (): void => fail(new Gone());
		const patience = setTimeout(() => fail(new Error('it takes too long')), this.#longestMs);
		child.once('message', resolve).once('exit', gone).once('error', gone);
		child.send(order, (error) => error && gone());
		try {
			return await promise;
		} finally {
			clearTimeout(patience);
			child.off('message', resolve).off('exit', gone).off('error', gone);
		}
	}

	/** A process that took no order may be dying, although it has not ended yet. It is never asked again. */
	#leave(child: ChildProcess): void {
		if (this.#child === child) this.#child = null;
		child.kill('SIGKILL');
	}

	#start(): ChildProcess {
		const child = spawn(process.execPath, [...documentMaker, ...asWords(this.#limits)], {
			env: environment(),
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
			serialization: 'advanced',
			windowsHide: true
		});
		const gone = (): void => this.#leave(child);
		child.on('exit', gone).on('error', gone).unref();
		child.channel?.unref();
		return child;
	}
}
