// The first page of a new Tablée: the rehearsal with forty residents, which leaves nothing, and the first table with its first meeting.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, see, fill, miss } from '../support/browser/acts.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { openDevice, type Device } from '../support/browser/devices.ts';
import { openHall } from '../support/browser/hall.ts';
import { StoryServer } from '../support/browser/server.ts';
import { staffSay, type StaffSay } from '../support/browser/words.ts';
import { ask, post } from '#tests/support/server.ts';

let server: StoryServer;
let browser: Browser;
let laptop: Device;
let token: string;
let say: StaffSay;
beforeAll(async () => {
	const hall = openHall();
	server = await StoryServer.start(hall.address);
	[browser, say] = await Promise.all([sharedBrowser(hall.inside), staffSay('fr')]);
	token = (await post<{ token: string }>(server, '/enter', { secret: server.laptopSecret })).body.token;
	laptop = await openDevice(browser, 'laptop', { language: 'fr' });
	await laptop.context.addInitScript((kept) => localStorage.setItem('tablee.staff', kept), token);
	await laptop.page.goto(`${server.phones}/tables`);
});
afterAll(async () => {
	await leave(browser);
	await server.close();
});

const tables = async () =>
	(await ask<{ tables: { name: string; meetings: unknown[] }[] }>(server, '/tables', { token })).body.tables;

test('forty simulated residents come into a window of their own, and one button removes them', async () => {
	const { page, context } = laptop;
	await see(page, say('first.what'));
	const [rehearsal] = await Promise.all([context.waitForEvent('page'), press(page, say('rehearsal.open'))]);
	await rehearsal.waitForURL(/facilitate/);
	await see(rehearsal, /40 téléphones/);
	await see(page, say('rehearsal.is-open'));
	expect(await tables()).toEqual([]);

	await press(page, say('rehearsal.end'));
	await see(page, say('rehearsal.title'));
	await miss(page, say('rehearsal.end'));
	expect(await tables()).toEqual([]);
	await rehearsal.close();
});

test('a name and a picture make the first table with its first meeting', async () => {
	const { page } = laptop;
	await press(page, say('first.begin'));
	await see(page, say('tables.name.needed'));
	await fill(page, say('first.name'), 'Table des Rosiers');
	await page.getByRole('radio').nth(1).check();
	await press(page, say('first.begin'));
	await page.waitForURL(/facilitate#/);
	await see(page, say('first.meeting'));
	expect(await tables()).toMatchObject([
		{ name: 'Table des Rosiers', meetings: [{ title: say('first.meeting') }] }
	]);
	expect(laptop.faults).toEqual([]);
});
