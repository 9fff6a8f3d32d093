// A real server on a free port of the loopback, on a folder of its own. A server that a test starts is stopped with the test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { serve, type RunningServer } from '#server/app.ts';
import type { Clock } from '#server/process/clock.ts';
import { openLog } from '#server/process/log.ts';
import type { Disk } from '#server/store/disk.ts';
import type { WindowsCards } from '#server/hall/windows-cards.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { Store } from '#server/store/store.ts';
import { AnswerCheck } from './answers.ts';
import { stateBeside } from './state.ts';
import { testDisk } from './test-disk.ts';

export interface TestServer extends RunningServer {
	readonly dataDir: string;
}
export interface TestServerOptions {
	/** If it is left out: a new one, which is removed with the test. */
	readonly dataDir?: string;
	/** If it is left out: a folder beside the data folder. */
	readonly stateDir?: string;
	readonly host?: string;
	/** The folder of the built surfaces. If it is left out: that of the project. */
	readonly build?: string;
	/** In place of the real one. */
	readonly disk?: Disk;
	/** In place of the laptop's own. */
	readonly clock?: Clock;
	/** An empty room closes after this time. If it is left out: the time of the server. */
	readonly idleMs?: number;
	/** If it is left out: any free port. */
	readonly port?: number;
	/** If it is left out: 80, once phones are told that there is internet. */
	readonly secondPort?: number;
	/** In place of the cards of this system. */
	readonly cards?: WindowsCards;
	/** Wraps the file store, to make it fail. */
	readonly around?: (store: Store) => Store;
}

/** For a hook or a script. The caller closes it, and closing rejects if an answer did not agree with its row (`answers.ts`). */
export async function startServerOn(
	dataDir: string,
	{
		host = '127.0.0.1',
		port = 0,
		around = (store) => store,
		stateDir = stateBeside(dataDir),
		build,
		disk = testDisk(),
		clock,
		idleMs,
		secondPort,
		cards
	}: TestServerOptions = {}
): Promise<TestServer> {
	const store = around(await openFileStore(dataDir, stateDir, disk));
	const log = openLog(process.env['LOG_LEVEL'] ?? 'silent');
	const check = new AnswerCheck();
	const server = await serve({
		host,
		port,
		store,
		log,
		onAnswer: check.onAnswer,
		...(build !== undefined && { build }),
		...(clock && { clock }),
		...(secondPort !== undefined && { secondPort }),
		...(cards && { cards }),
		...(idleMs !== undefined && { idleMs })
	});
	const close = async (): Promise<void> => {
		await server.close();
		check.end();
	};
	return { ...server, dataDir, close };
}

/** To be called within a test. At its end, the server is closed and its folder removed. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
	const dataDir = options.dataDir ?? (await newFolder());
	const server = await startServerOn(dataDir, options);
	onTestFinished(() => server.close());
	return server;
}

/** To be called within a test: an empty folder, which is removed at its end, with the keys beside it. */
export async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-'));
	for (const path of [folder, stateBeside(folder)])
		onTestFinished(() => rm(path, { recursive: true, force: true }));
	return folder;
}

/** `POST`, `GET` or `PATCH` under /api, as JSON. */
export async function ask<Answer>(
	{ url }: { readonly url: string },
	path: string,
	{ method = 'GET', body, token }: { method?: string; body?: object; token?: string } = {}
): Promise<{ status: number; body: Answer }> {
	const response = await fetch(`${url}/api${path}`, {
		method,
		headers: {
			'content-type': 'application/json',
			...(token !== undefined && { authorization: `Bearer ${token}` })
		},
		...(body && { body: JSON.stringify(body) })
	});
	return { status: response.status, body: (await response.json()) as Answer };
}

export const post = <Answer>(
	server: { readonly url: string },
	path: string,
	body: object,
	token?: string
): Promise<{ status: number; body: Answer }> =>
	ask(server, path, { method: 'POST', body, ...(token !== undefined && { token }) });
