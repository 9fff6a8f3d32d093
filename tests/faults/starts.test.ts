// Starts that fail, or that come at once: two on one folder, a port that is taken, no network.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { spawnServer } from '../support/process.ts';
import { newFolder, startTestServer } from '../support/server.ts';

const holder = join(import.meta.dirname, '../support/store/hold-folder.ts');

/** Another process opens the folder. Resolves to whether it has it, or to the words of the refusal. */
async function opening(folder: string) {
	const child = spawn(process.execPath, [holder, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	return { child, answer: JSON.parse(line) as { opened?: true; code?: string; sentence?: string } };
}

test('Two processes open the same data at once, twenty times, and the one that has it is killed each time: exactly one has it, and the other says who does', async () => {
	const folder = await newFolder();
	for (let turn = 0; turn < 20; turn += 1) {
		const both = await Promise.all([opening(folder), opening(folder)]);
		const [has, ...others] = both.filter(({ answer }) => answer.opened);
		expect(others, `turn ${turn}`).toEqual([]);
		const loser = both.find(({ answer }) => !answer.opened);
		expect(loser?.answer, `turn ${turn}`).toMatchObject({
			code: 'folder-in-use',
			sentence: expect.stringContaining('déjà ouvert par une autre Tablée')
		});
		const gone = has && once(has.child, 'exit');
		has?.child.kill('SIGKILL');
		await gone;
	}
});

test('A killed start left an empty lock on a laptop whose clock was years ahead: the next start takes it', async () => {
	const folder = await newFolder();
	await writeFile(join(folder, 'lock'), '');
	const later = Date.UTC(2040, 0, 1) / 1000;
	await utimes(join(folder, 'lock'), later, later);
	await startTestServer({ dataDir: folder });
});

test('The port is taken: the start says which port, and releases the folder', async () => {
	const taken = createServer().listen(0, '127.0.0.1');
	onTestFinished(() => void taken.close());
	await once(taken, 'listening');
	const address = taken.address();
	const port = String(typeof address === 'object' ? address?.port : '');
	const dataDir = await newFolder();
	const started = spawnServer(dataDir, { env: { PORT: port } });
	await expect(started).rejects.toThrow(`Le port ${port} est déjà pris`);
	await startTestServer({ dataDir });
});

test('There is no network at all, not even a card: the server starts, and says so', async () => {
	const alone = ['unshare', '-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
	if (spawnSync(alone[0] ?? '', [...alone.slice(1), 'true']).status !== 0)
		throw new Error('network namespaces are not allowed here');
	const server = await spawnServer(await newFolder(), { wrap: alone, env: { HOST: '0.0.0.0' } });
	await expect.poll(server.printed).toMatch(/n’est sur aucun réseau/);
});
