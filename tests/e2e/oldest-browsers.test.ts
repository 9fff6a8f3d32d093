// Chrome 90, Safari 14.1, Firefox 90 (README): the page works on a phone of 2021. If it cannot begin all the same, it sends its reader
// to the cards. oldest-files.test.ts scans what its files need.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, fill, see, tap } from '../support/browser/acts.ts';
import { openDevice, type Device } from '../support/browser/devices.ts';
import { newerNames } from '../support/browser/oldest/facts.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay } from '../support/browser/words.ts';

let party: Party;
let vote = '';
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	vote = party.desk.view.votes[0]?.id ?? '';
	await party.desk.do({ type: 'OpenVote', vote });
});
afterAll(() => party.close());

/** Takes away from a browser of today, before the page begins, what one of the oldest browsers does not have. */
function takeAway(missing: readonly (readonly [string, string])[]): void {
	const global: Record<string, unknown> = globalThis as never;
	for (const [owner, name] of missing) {
		const known = owner === '' ? globalThis : global[owner];
		if (typeof known !== 'function' && typeof known !== 'object') continue;
		for (const object of [known, (known as { prototype?: unknown } | null)?.prototype])
			if (typeof object === 'object' || typeof object === 'function')
				if (object !== null) Reflect.deleteProperty(object, name);
	}
	for (const list of Object.getOwnPropertyNames(global).filter((name) =>
		/^(Big)?(Uint|Int|Float)/.test(name)
	))
		Reflect.deleteProperty((global[list] as { prototype: object }).prototype, 'at');
}

/** A phone of 2021 that has scanned the code. */
async function oldPhone(): Promise<Device> {
	const device = await party.blank('phone', '/minutes/none');
	// The test itself needs these two to drive the browser.
	const missing = newerNames.filter(([, name]) => !/^Big(Ui|I)nt64Array$/.test(name));
	await device.page.addInitScript(takeAway, missing);
	await device.page.goto(`${party.server.phones}/#${party.key}`);
	return device;
}

test('the phone of 2021 in this test has nothing that came later', async () => {
	const { page, context } = await oldPhone();
	const left = await page.evaluate(() => [
		...['findLast', 'at', 'toSorted', 'with'].filter((name) => name in Array.prototype),
		...['hasOwn', 'groupBy'].filter((name) => name in Object),
		...['withResolvers', 'try'].filter((name) => name in Promise),
		...['timeout', 'any'].filter((name) => name in AbortSignal),
		...['structuredClone', 'BroadcastChannel', 'requestIdleCallback'].filter((name) => name in globalThis),
		...['showModal', 'close'].filter((name) => name in document.createElement('dialog')),
		...['randomUUID'].filter((name) => name in crypto)
	]);
	expect(left).toEqual([]);
	await context.close();
});

test('a phone of 2021 takes part in a whole meeting: a hand, a ballot, an idea, a name, and its windows open and close', async () => {
	const say = await residentSay('fr');
	const { page, context } = await oldPhone();
	await tap(page, say('vote.choice.for'));
	await see(page, say('answer.ballot'));
	await tap(page, say('me.give'));
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel(say('me.label')).fill('Samira');
	await sheet.getByRole('button', { name: say('me.send') }).tap();
	await see(page, say('me.called', { name: 'Samira' }));
	await tap(page, say('me.change'));
	await page
		.getByRole('dialog')
		.getByRole('button', { name: say('close') })
		.tap();
	await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
	await expect
		.poll(() => button(page, say('me.change')).evaluate((it) => it === document.activeElement))
		.toBe(true);
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
	await tap(page, say('ask.speak'));
	await see(page, say('ask.withdraw'));
	await party.showWall('Le quai');
	await fill(page, say('wall.label'), 'Un banc');
	await tap(page, say('wall.send'));
	await see(page, say('answer.idea'));
	await expect.poll(() => party.desk.view.ideas.map(({ words }) => words)).toEqual(['Un banc']);
	expect(party.desk.view.votes[0]?.answered).toBe(1);
	expect(party.desk.view.turns).toHaveLength(1);
	await context.close();
});

test.each([
	['a script of its first load fails', /phone\/phone\..*\.js$/, 'throw new Error("no")'],
	['it is written in a language of later years', /phone\/.*\.js$/, 'const x = |;']
])('a page that cannot begin, because %s, sends its reader to the cards', async (_, file, script) => {
	for (const [language, words] of [
		['fr', 'prenez une carte'],
		['en', 'take a card']
	] as const) {
		const { page, context } = await openDevice(party.browser, 'phone', { language });
		await page.route(file, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
		await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
		await see(page, new RegExp(words));
		await context.close();
	}
});

test('a phone without WebSocket gives a ballot, and sees what changes', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
	const polled = page.waitForRequest((request) => request.url().includes('transport=polling'));
	await page.goto(`${party.server.phones}/#${party.key}`);
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote } });
	await tap(page, say('vote.choice.for'));
	await see(page, say('answer.ballot'));
	await polled;
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
	await see(page, say('ask.speak'));
	await context.close();
});

test('a browser that knows no modules sends its reader to the cards', async () => {
	const { page, context } = await openDevice(party.browser, 'phone', { language: 'en' });
	await page.addInitScript(() => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule'));
	await page.route(/\/phone\/.*\.js$/, (route) =>
		route.fulfill({ contentType: 'text/javascript', body: '' })
	);
	await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
	await see(page, /take a card/);
	await context.close();
});

test('a page that began, and fails before the meeting is shown, sends its reader to the cards', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.routeWebSocket(/live/, () => undefined);
	await page.route(/\/live\//, () => undefined);
	await page.goto(`${party.server.phones}/#${party.key}`);
	await see(page, say('joining.title'));
	await page.evaluate(() => void Promise.reject(new TypeError('findLast is not a function')));
	await see(page, say('joining.card'));
	await context.close();
});
