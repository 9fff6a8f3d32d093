import { createServer, connect as dial } from 'node:net';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { announced, lanCards } from '#server/hall/addresses.ts';
import { spawnServer } from '../../support/process.ts';
import { newFolder } from '../../support/server.ts';

const portOf = (url: string): number => Number(new URL(url).port);

/** Whether something still listens there. */
const isTaken = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = dial(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});

test('L18 the start prints the link, and the address that phones use, never localhost', async () => {
	const server = await spawnServer(await newFolder(), { env: { HOST: '' } });
	await expect.poll(server.printed).toContain('Pour arrêter');
	const printed = server.printed();
	expect(printed).toContain(`http://localhost:${portOf(server.url)}/enter#${server.laptopSecret}`);
	const best = announced(null, lanCards());
	if (best === null) expect(printed).toContain('aucun réseau');
	else {
		expect(printed).toContain(`http://${best}:${portOf(server.url)}\n`);
		expect(printed).toMatch(/[█▀▄]{7}/);
	}
}, 40_000);

test('L18 the last three lines of a start are what to open here, what to open on phones, and how to stop', async () => {
	const server = await spawnServer(await newFolder(), { env: { HOST: '' } });
	await expect.poll(server.printed).toContain('Pour arrêter');
	const [here, phones, stop, ...after] = server.printed().trimEnd().split('\n').slice(-3);
	expect(here).toBe(
		`Sur cet ordinateur\u00a0: http://localhost:${portOf(server.url)}/enter#${server.laptopSecret}`
	);
	expect(phones).toMatch(/^Sur les téléphones\u00a0: http:|aucun réseau/);
	expect([stop, after]).toEqual(['Pour arrêter\u00a0: Ctrl + C.', []]);
}, 40_000);

test('L18 if no phone can come, the start says so', async () => {
	const server = await spawnServer(await newFolder());
	await expect.poll(server.printed).toContain('Pour arrêter');
	expect(server.printed()).toContain('n’écoute que sur cet ordinateur (HOST=127.0.0.1)');
	expect(server.printed()).not.toMatch(/[█▀▄]{7}/);
}, 40_000);

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
	'L18 %s stops the server: everything is saved, and the port is free',
	async (signal) => {
		const dataDir = await newFolder();
		const server = await spawnServer(dataDir);
		const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
		await once(socket, 'open');
		expect(await server.stop(signal)).toBe(0);
		expect(await isTaken(portOf(server.url))).toBe(false);
		await spawnServer(dataDir); // the folder was let go
	},
	40_000
);

test('L18 SIGBREAK, which only Windows sends, stops the server too', async () => {
	const breaking = "process.once('SIGUSR2', () => process.emit('SIGBREAK'))";
	const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(breaking)}"` };
	const server = await spawnServer(await newFolder(), { env });
	expect(await server.stop('SIGUSR2')).toBe(0);
}, 40_000);

test('L18 a start in a folder that is in use ends with a sentence, and the folder’s owner goes on', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	await expect(spawnServer(dataDir)).rejects.toThrow('déjà ouvert par une autre Tablée');
	expect(await isTaken(portOf(server.url))).toBe(true);
}, 40_000);

test('L18 a start on a taken port ends with a sentence', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	onTestFinished(() => void other.close());
	await once(other, 'listening');
	const address = other.address();
	const PORT = String(typeof address === 'object' && address ? address.port : 0);
	const start = spawnServer(await newFolder(), { env: { PORT } });
	await expect(start).rejects.toThrow(`Le port ${PORT} est déjà pris`);
}, 40_000);

test.each([
	[{ PORT: 'http' }, 'pas un numéro de port'],
	[{ HOST: '192.0.2.77' }, 'n’a pas l’adresse']
])(
	'L18 a start with %o ends with a sentence',
	async (env, sentence) => {
		await expect(spawnServer(await newFolder(), { env })).rejects.toThrow(sentence);
	},
	40_000
);

test('L18 a start with a file in place of the folder ends with a sentence', async () => {
	const file = join(await newFolder(), 'file');
	await writeFile(file, '');
	await expect(spawnServer(file)).rejects.toThrow('Impossible d’écrire');
}, 40_000);
