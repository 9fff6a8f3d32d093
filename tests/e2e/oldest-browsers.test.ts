// Chrome 90, Safari 14.1, Firefox 90 (README): a page that a phone of 2021 opens works there, and one that cannot begin
// all the same sends its reader to the cards. What its files ask for is scanned in oldest-files.test.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, see, tap } from './support/acts.ts';
import { openDevice } from './support/devices.ts';
import { Party } from './support/party.ts';
import { residentSay } from './support/words.ts';

let party: Party;
let vote = '';
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	vote = party.desk.view.votes[0]?.id ?? '';
	await party.desk.do({ type: 'OpenVote', vote });
});
afterAll(() => party.close());

/** What browsers of 2021 do not have, taken away from one of today. */
function takeAway(): void {
	const lists: readonly object[] = [Array.prototype, String.prototype, Uint8Array.prototype];
	for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'])
		for (const list of lists) Reflect.deleteProperty(list, name);
	for (const name of ['hasOwn', 'groupBy']) Reflect.deleteProperty(Object, name);
	for (const name of ['withResolvers', 'try']) Reflect.deleteProperty(Promise, name);
	for (const name of ['structuredClone', 'requestIdleCallback', 'BroadcastChannel'])
		Reflect.deleteProperty(globalThis, name);
	for (const name of ['showModal', 'show', 'close'])
		Reflect.deleteProperty(HTMLDialogElement.prototype, name);
	for (const name of ['timeout', 'any']) Reflect.deleteProperty(AbortSignal, name);
}

test('a phone of 2021 votes, and its windows open and close', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.addInitScript(takeAway);
	await page.goto(`${party.server.phones}/#${party.key}`);
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
	await context.close();
});

test.each([
	['a script of its first load fails', /entry\/app\..*\.js$/, 'throw new Error("no")'],
	['it is written in a language of later years', /chunks\/.*\.js$/, 'const x = |;']
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
