// The server's process stands still, as after a click into its black window on Windows, and goes on later. Or it ends, as when that
// window is closed.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { laptop, makeMeeting } from '../support/hall.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { miss, see } from '../support/browser/acts.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { openDevice, type Device } from '../support/browser/devices.ts';
import { brokenWords, cutOff } from '../support/browser/fit.ts';
import { staffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/standing-still');
let browser: Browser;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	browser = await sharedBrowser();
});
afterAll(() => leave(browser));

interface Opened {
	readonly server: ServerProcess;
	readonly meeting: string;
	/** Starts the server again, on the same port and folder. */
	readonly again: () => Promise<ServerProcess>;
	/** A laptop's page of this address. */
	readonly open: (path: string) => Promise<Device>;
}

async function opened(): Promise<Opened> {
	const folder = await newFolder();
	const server = await spawnServer(folder);
	const token = await laptop(server);
	const { id } = await makeMeeting(server, { token, title: 'Les ascenseurs de la tour B' });
	const open = async (path: string) => {
		const device = await openDevice(browser, 'laptop', { viewport: { width: 1093, height: 614 } });
		await device.context.addInitScript((own) => localStorage.setItem('tablee.staff', own), token);
		await device.page.goto(server.url + path);
		return device;
	};
	const again = () => spawnServer(folder, { env: { PORT: new URL(server.url).port } });
	return { server, meeting: id, open, again };
}

test('within seconds the meeting and the tables say that a server stands still, until it goes on; the screen says nothing', async () => {
	const say = await staffSay('fr');
	const { server, meeting, open } = await opened();
	const [desk, tables] = await Promise.all([open(`/facilitate#${meeting}`), open('/tables')]);
	const screen = await open(`/screen#${meeting}`);
	await see(desk.page, 'Les ascenseurs de la tour B');
	await see(tables.page, 'Les ascenseurs de la tour B');
	const line = screen.page.waitForRequest(/awake/, { timeout: 9000 }).then(
		() => 'asked',
		() => 'never'
	);
	server.child.kill('SIGSTOP');
	const stoppedAt = performance.now();
	for (const [name, { page }] of Object.entries({ desk, tables })) {
		await page.getByRole('alert').getByText(say('still.window')).waitFor({ timeout: 7000 });
		expect(performance.now() - stoppedAt).toBeLessThan(7000);
		expect(await cutOff(page)).toEqual([]);
		expect(await brokenWords(page)).toEqual([]);
		await page.screenshot({ path: join(pictures, `${name}.png`) });
	}
	// Longer than a line without a ping counts as alive.
	await see(desk.page, say('facilitate.away'));
	expect(await desk.page.getByText(say('still.window')).count()).toBe(1);
	expect(await line).toBe('never');
	expect(await screen.page.getByText(say('still.title')).count()).toBe(0);
	server.child.kill('SIGCONT');
	for (const { page } of [desk, tables]) await miss(page, say('still.window'));
	await miss(desk.page, say('facilitate.away'));
	expect([...desk.faults, ...tables.faults, ...screen.faults]).toEqual([]);
});

test('the server’s own computer says that the server has ended and how to open it again; both pages come back by themselves', async () => {
	const say = await staffSay('fr');
	const { server, meeting, open, again } = await opened();
	const [desk, tables] = await Promise.all([open(`/facilitate#${meeting}`), open('/tables')]);
	const screen = await open(`/screen#${meeting}`);
	await see(desk.page, 'Les ascenseurs de la tour B');
	await see(tables.page, 'Les ascenseurs de la tour B');
	await server.stop('SIGKILL');
	await see(desk.page, say('facilitate.away'));
	for (const [name, { page }] of Object.entries({ desk, tables })) {
		await page.getByRole('alert').getByText(say('still.reopen')).waitFor({ timeout: 12_000 });
		await page.screenshot({ path: join(pictures, `ended-${name}.png`) });
		expect(await page.getByText(say('still.window')).count()).toBe(0);
		expect(await cutOff(page)).toEqual([]);
		expect(await brokenWords(page)).toEqual([]);
	}
	expect(await screen.page.getByText(say('still.ended')).count()).toBe(0);
	await again();
	for (const { page } of [desk, tables]) await miss(page, say('still.ended'));
	await miss(desk.page, say('facilitate.away'));
	expect([...desk.faults, ...tables.faults, ...screen.faults]).toEqual([]);
});
