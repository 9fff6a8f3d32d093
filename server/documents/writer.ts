// Has documents made by a process of its own, one at a time. It is started when the first is asked for and kept; one that died is
// started anew, one that takes too long is ended. Whatever happens in it, the hall goes on.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { faultOf, type Log } from '../process/log.ts';
import { documentMaker } from '../process/places.ts';
import type { Made, Reply } from './child/work.ts';
import type { Order } from './formats.ts';

/** So many are waited for already: to be asked again in a while. */
export class TooManyDocuments extends Error {}
/** It could not be made. */
export class NotWritten extends Error {}
/** The process is gone, whoever ended it. */
class Gone extends Error {}

const longestMs = 60_000;
const mostWaiting = 24;
const longestRestMs = 1000;
/** Nothing of ours: no folder, no secret, no words. Windows cannot start a program without its own. */
const environment = (): NodeJS.ProcessEnv => {
	const root = process.env['SystemRoot'];
	return root === undefined ? {} : { SystemRoot: root };
};

export interface WriterOptions {
	readonly log: Log;
	/** How long one document may take. */
	readonly longestMs?: number;
}

export class Writer {
	readonly #log: Log;
	readonly #longestMs: number;
	#child: ChildProcess | null = null;
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	/** Of a core, for the last document. */
	#workedMs = 0;
	#made = 0;
	#isOver = false;

	constructor({ log, longestMs: most = longestMs }: WriterOptions) {
		this.#log = log;
		this.#longestMs = most;
	}

	/** How many documents were made so far. */
	get made(): number {
		return this.#made;
	}
	/** Of the process, where it runs. */
	get pid(): number | undefined {
		return this.#child?.pid;
	}

	/** Rejects with TooManyDocuments, unless it `mustCome`, or with NotWritten. */
	write(order: Order, mustCome = false): Promise<Made> {
		if (!mustCome && this.#waiting >= mostWaiting) return Promise.reject(new TooManyDocuments());
		this.#waiting += 1;
		const writing = this.#last.then(() => this.#write(order));
		this.#last = this.#after(writing);
		return writing;
	}

	/** Where the hall has one core for everything, two thirds of its time are left to it: a rest twice as long as the work, without its waits. */
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

	/** Ended from outside while it was at work, it is asked once more. */
	async #write(order: Order): Promise<Made> {
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

	async #ask(order: Order): Promise<Reply> {
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

	/** A process that took no order may be dying, before anybody is told: it is never asked again. */
	#leave(child: ChildProcess): void {
		if (this.#child === child) this.#child = null;
		child.kill('SIGKILL');
	}

	#start(): ChildProcess {
		const child = spawn(process.execPath, documentMaker, {
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
