// A server for a story, at the address of the hall and on this machine. The story can stop it and start it again, on the same port and
// folder, as often as it wants.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '#server/process/log.ts';
import { startServer } from '#server/start.ts';
import { stateBeside } from '#tests/support/state.ts';

type Running = Awaited<ReturnType<typeof startServer>>;

export class StoryServer {
	readonly #dataDir: string;
	readonly #hallAddress: string;
	#running: Running;
	readonly port: number;

	private constructor(dataDir: string, hallAddress: string, running: Running) {
		this.#dataDir = dataDir;
		this.#hallAddress = hallAddress;
		this.#running = running;
		this.port = running.port;
	}

	static async start(hallAddress: string): Promise<StoryServer> {
		const dataDir = await mkdtemp(join(tmpdir(), 'tablee-story-'));
		return new StoryServer(dataDir, hallAddress, await run(dataDir, 0));
	}

	get dataDir(): string {
		return this.#dataDir;
	}
	/** For this very machine. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}
	/** For the hall. */
	get phones(): string {
		return `http://${this.#hallAddress}:${this.port}`;
	}
	get laptopSecret(): string {
		return this.#running.laptopSecret;
	}

	stop(): Promise<void> {
		return this.#running.close();
	}
	async startAgain(): Promise<void> {
		this.#running = await run(this.#dataDir, this.port);
	}
	async close(): Promise<void> {
		await this.#running.close();
		for (const folder of [this.#dataDir, stateBeside(this.#dataDir)])
			await rm(folder, { recursive: true, force: true });
	}
}

const run = (dataDir: string, port: number): Promise<Running> =>
	startServer({
		dataDir,
		stateDir: stateBeside(dataDir),
		port,
		host: '0.0.0.0',
		log: openLog(process.env['LOG_LEVEL'] ?? 'error')
	});
