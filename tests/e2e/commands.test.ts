// The commands of the README do what it says, and leave nothing behind, however they are ended.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../support/client.ts';
import { laptop, tablesOf, type Reached } from '../support/hall.ts';
import { isTaken, type, type Command } from '../support/browser/commands.ts';

async function nothingRunsOf({ port, processes }: Command): Promise<void> {
	await expect.poll(processes).toEqual([]);
	expect(await isTaken(port)).toBe(false);
}

test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
	'npm start serves its pages; %s to npm ends all of it',
	async (signal) => {
		const command = await type('start');
		const { url } = await command.greeted();
		expect(url).toBe(`http://127.0.0.1:${command.port}`);
		const page = await fetch(`${url}/tables`);
		expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html lang="fr"')]);
		expect(command.processes().length).toBeGreaterThan(1); // npm, and the server that it runs
		await command.end(signal);
		await nothingRunsOf(command);
		expect(readdirSync(command.folder)).not.toContain('lock'); // it ended in order
	}
);

const demoFolders = ({ folder }: Command): string[] =>
	readdirSync(folder).filter((name) => name.startsWith('tablee-demo-'));

/** An evening to read, and tonight's with forty phones in it. */
async function fortyResidents(server: Reached): Promise<void> {
	const token = await laptop(server);
	const meetings = (await tablesOf(server, token)).tables.flatMap((table) => table.meetings);
	expect(meetings.map(({ phase }) => phase).toSorted()).toEqual([
		'closed',
		expect.stringMatching(/open|preparing/)
	]);
	const tonight = meetings.find(({ phase }) => phase !== 'closed');
	const staff = await connect(server, { meeting: tonight?.id ?? '', token, role: 'facilitator' });
	const isPhone = ({ kind, connected }: (typeof staff.view.persons)[number]) => kind === 'phone' && connected;
	await staff.until(({ persons }) => persons.filter(isPhone).length === 40);
	staff.close();
}

test.each(['SIGINT', 'SIGKILL'] as const)(
	'npm run demo shows forty residents; %s to npm ends all of it, and its folder goes',
	async (signal) => {
		const command = await type('demo');
		await fortyResidents(await command.greeted());
		expect(demoFolders(command)).toHaveLength(1);
		await command.end(signal);
		await nothingRunsOf(command);
		expect(demoFolders(command)).toEqual([]);
	}
);

test('npm run demo that is ended while it prepares leaves nothing either', async () => {
	const command = await type('demo');
	await expect.poll(() => demoFolders(command), { interval: 10 }).toHaveLength(1);
	await command.end('SIGTERM');
	await nothingRunsOf(command);
	expect(demoFolders(command)).toEqual([]);
});

test('npm run demo whose server is killed leaves no resident running', async () => {
	const command = await type('demo');
	await fortyResidents(await command.greeted());
	const [folder = ''] = demoFolders(command);
	const lock = readFileSync(join(command.folder, folder, 'data', 'lock'), 'utf8');
	process.kill((JSON.parse(lock) as { pid: number }).pid, 'SIGKILL');
	await nothingRunsOf(command);
});
