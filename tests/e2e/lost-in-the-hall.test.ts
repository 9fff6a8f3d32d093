// What a phone says to somebody who cannot come in, or whose line is lost: what to do, in plain words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '#tests/support/server.ts';
import { fill, see, tap } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay } from '../support/browser/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
});
afterAll(() => party.close());

test('a phone that lost the hall for long is told to stay on its Wi-Fi, although there is no internet', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', `/#${party.key}`);
	await see(page, say('ask.speak'));
	await context.setOffline(true);
	await see(page, say('lost.line'));
	expect(await page.getByText(say('hall.stay')).count()).toBe(0);
	await see(page, say('hall.stay'));
	await context.setOffline(false);
	await context.close();
});

test('after too many wrong codes, the phone says to scan the QR or to wait one minute', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/');
	const right = party.desk.view.hall.code;
	const wrong = right === '000000' ? '000001' : '000000';
	let status = 0;
	for (let tries = 0; status !== 429 && tries < 500; tries += 1)
		({ status } = await post(party.server, '/join', { code: wrong }));
	expect(status).toBe(429);
	await fill(page, say('code.label'), wrong);
	await tap(page, say('code.send'));
	await see(page, say('code.wait'));
	await context.close();
});
