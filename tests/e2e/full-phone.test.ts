// A phone whose storage is full stays one phone, with one ballot, however often its page is loaded again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay } from '../support/browser/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	await party.desk.do({ type: 'OpenVote', vote: party.desk.view.votes[0]?.id ?? '' });
});
afterAll(() => party.close());

/** Fills the storage of the browser, so that it has no room for one more letter. */
function fill(): void {
	let [text, n] = ['x'.repeat(2 ** 22), 0];
	while (text !== '')
		try {
			localStorage.setItem(`full${(n += 1)}`, text);
		} catch {
			text = text.slice(text.length / 2 + 1 / 2);
		}
}

test('a phone whose storage is full votes once, however often its page is loaded again', async () => {
	const say = await residentSay('fr');
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.evaluate(fill);
	for (const choice of ['for', 'against', 'for'] as const) {
		await page.goto(`${party.server.phones}/#${party.key}`);
		await page.reload();
		await page.getByRole('button', { name: say(`vote.choice.${choice}`) }).tap();
		await see(page, say('answer.ballot'));
	}
	const { votes, people } = await party.desk.until((view) => view.votes[0]?.answered === 1);
	expect([votes[0]?.answered, people.present]).toEqual([1, 1]);
	await context.close();
});

test('a phone that can keep nothing at all is told to keep its page open', async () => {
	const { page, context } = await party.blank('phone', '/minutes/none');
	await context.addInitScript(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
	});
	await page.goto(`${party.server.phones}/#${party.key}`);
	await see(page, 'ce téléphone ne peut rien garder');
	await context.close();
});
