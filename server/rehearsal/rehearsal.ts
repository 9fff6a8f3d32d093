// The rehearsal, as the server has it: a process of its own (child.ts), at most one. It waits while a real meeting has its doors open, and
// ends when one opens them: phones in the hall must not find two meetings.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { inBackground } from '../process/background.ts';
import { faultOf, type Log } from '../process/log.ts';
import { rehearser } from '../process/places.ts';
import { newFolder, removeFolder, removeLeftFolders } from './folders.ts';
import { placeIn, type Order, type Place } from './order.ts';

export interface RehearsalGround {
	readonly log: Log;
	readonly host: string;
	/** The server's own port. */
	readonly port: () => number;
	/** How phones come in. */
	readonly hall: () => Order['hall'];
	/** Whether a real meeting has its doors open. */
	readonly hasOpenDoors: () => boolean;
}

interface Running {
	readonly child: ChildProcess;
	readonly folder: string;
	readonly ready: Promise<unknown>;
}

const lookMs = 1000;
const portsTried = 20;

export class Rehearsal {
	readonly #ground: RehearsalGround;
	#running: Promise<Running> | null = null;
	#watch: NodeJS.Timeout | undefined;

	constructor(ground: RehearsalGround) {
		this.#ground = ground;
		const failed = (error: unknown): void => ground.log.error(faultOf(error), 'rehearsal-not-removed');
		inBackground(removeLeftFolders(failed), failed);
	}

	get isOpen(): boolean {
		return this.#running !== null;
	}

	/** Opens it, or finds the one that is open. Rejects if its process ends. */
	async open(language: LanguageCode): Promise<Place> {
		this.#running ??= this.#start(language);
		try {
			const { child, ready } = await this.#running;
			await ready;
			child.send('link');
			const place = placeIn(await answerOf(child));
			if (!place) throw new Error('the rehearsal says no place');
			return place;
		} catch (error) {
			await this.end();
			throw error;
		}
	}

	/** Nothing of it is left when this resolves. */
	async end(): Promise<void> {
		const running = this.#running;
		this.#running = null;
		clearInterval(this.#watch);
		const { child, folder } = (await running?.catch(() => undefined)) ?? {};
		if (!child || folder === undefined) return;
		const isOver = child.exitCode !== null || child.signalCode !== null;
		child.kill('SIGKILL');
		if (!isOver) await once(child, 'exit').catch(() => undefined);
		await removeFolder(folder);
	}

	async #start(language: LanguageCode): Promise<Running> {
		const { host, port, hall, hasOpenDoors, log } = this.#ground;
		const folder = await newFolder();
		const ports = Array.from({ length: portsTried }, (_, n) => port() + 1 + n).filter(
			(each) => each < 65_536
		);
		const order: Order = { language, folder, host, ports: [...ports, 0], hall: hall() };
		const child = spawn(process.execPath, rehearser, {
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
			windowsHide: true
		});
		const ready = answerOf(child);
		ready.catch(() => undefined);
		// Not among its arguments: each user of the computer can read these, and the order holds the password of the Wi-Fi.
		child.send(order);
		child.unref();
		child.channel?.unref();
		const failed = (error: unknown): void => log.error(faultOf(error), 'rehearsal-not-ended');
		this.#watch = setInterval(() => hasOpenDoors() && inBackground(this.end(), failed), lookMs).unref();
		return { child, folder, ready };
	}
}

/** The next thing that the process says. Rejects if it ends instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
	const end = new AbortController();
	const { signal } = end;
	try {
		return await Promise.race([
			once(child, 'message', { signal }).then(([said]: unknown[]) => said),
			once(child, 'exit', { signal }).then(() => Promise.reject(new Error('the rehearsal ended')))
		]);
	} finally {
		end.abort();
	}
}
