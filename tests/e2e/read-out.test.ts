// For a resident who does not see, each new stage is said once, and the focus stays where they pressed something. A resident who sees
// badly reaches and presses the vote with letters twice as large.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, see, tap } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay, type ResidentSay } from '../support/browser/words.ts';

let party: Party;
let say: ResidentSay;
beforeAll(async () => {
	party = await Party.open();
	say = await residentSay('fr');
	await party.desk.do({ type: 'OpenDoors' });
});
afterAll(() => party.close());

/** Everything that live regions said since, also those that came with their words. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
	await page.evaluate(() => {
		const told: string[] = [];
		Object.assign(window, { told });
		const live = '[role=status], [role=alert], [aria-live]';
		new MutationObserver((changes) => {
			for (const { target } of changes) {
				const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
				const added = target instanceof Element ? target.querySelectorAll(live) : [];
				for (const each of new Set([region, ...added]))
					if (each?.isConnected && each.textContent && told.at(-1) !== each.textContent)
						told.push(each.textContent.replaceAll('\u00a0', ' ').trim());
			}
		}).observe(document.body, { childList: true, subtree: true, characterData: true });
	});
	return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const show = (stage: { kind: 'welcome' } | { kind: 'pause' } | { kind: 'readback' }) =>
	party.desk.do({ type: 'ShowStage', stage });

test('a new stage is announced once to people who cannot see, and not on load or for another language', async () => {
	const { page, context } = await party.blank('phone', `/#${party.key}`);
	await see(page, say('welcome.title'));
	const told = await listen(page);
	const { id, question } = party.desk.view.votes[0] ?? { id: '', question: '' };
	await party.desk.do({ type: 'OpenVote', vote: id });
	const soFar: string[] = [];
	// One after the other, because changes of the same moment reach a phone as one.
	const says = (words: string) => {
		soFar.push(plain(words));
		return expect.poll(told).toEqual(soFar);
	};
	await says(`${say('told.vote.open')} ${question}`);
	await party.desk.do({ type: 'CallLast', vote: id, round: 1 });
	await says(`${say('vote.last-call')} ${question}`);
	await party.desk.do({ type: 'CloseVote', vote: id, round: 1 });
	await says(`${say('told.vote.closed')} ${question}`);
	await show({ kind: 'pause' });
	await says(say('pause.title'));
	await show({ kind: 'readback' });
	await says(`${say('told.resumed')} ${say('readback.title')}`);
	await page.getByLabel(say('language.label')).selectOption('en');
	await see(page, (await residentSay('en'))('readback.title'));
	await show({ kind: 'welcome' });
	await expect.poll(told).toEqual([...soFar, (await residentSay('en'))('welcome.title')]);
	await context.close();
});

test('the phone announces that its turn has come, or is next; the focus goes to what replaced the pressed button', async () => {
	const { page, context } = await party.blank('phone', `/#${party.key}`);
	await see(page, say('ask.speak'));
	const told = await listen(page);
	const isFocused = (name: string) => button(page, name).evaluate((it) => it === document.activeElement);
	await button(page, say('ask.speak')).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => isFocused(say('ask.withdraw'))).toBe(true);
	await page.keyboard.press('Enter');
	await expect.poll(() => isFocused(say('ask.speak'))).toBe(true);
	await page.keyboard.press('Enter');
	await expect.poll(() => isFocused(say('ask.withdraw'))).toBe(true);
	const turn = party.desk.view.turns[0]?.id ?? '';
	await party.desk.do({ type: 'GiveFloor', turn, after: party.desk.view.floor?.turn ?? null });
	await expect.poll(() => isFocused(say('speaking.done'))).toBe(true);
	const said = await told();
	expect(said.filter((words) => words === say('rank.next'))).toHaveLength(2);
	expect(said.filter((words) => words === say('speaking.title'))).toHaveLength(1);
	await page.keyboard.press('Enter');
	await expect.poll(() => isFocused(say('ask.speak'))).toBe(true);
	await context.close();
});

test('with letters twice as large the header leaves three quarters of a small phone, and a vote can be pressed', async () => {
	const { page, context } = await party.blank('phone', '/minutes/none');
	await page.setViewportSize({ width: 360, height: 640 });
	const options = ['Pour un banc devant l’école', 'Pour une rampe'];
	await party.desk.do({
		type: 'PrepareVote',
		question: 'Que faut-il d’abord ?',
		kind: 'one',
		options,
		item: party.desk.view.agenda[0]?.id,
		open: true
	});
	await page.addInitScript(() =>
		addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%'))
	);
	await page.goto(`${party.server.phones}/#${party.key}`);
	await see(page, options[1] ?? '');
	const { height, isWide } = await page.evaluate(() => ({
		height: document.querySelector('header')?.getBoundingClientRect().height ?? 0,
		isWide: document.documentElement.scrollWidth > innerWidth
	}));
	await page.screenshot({ path: 'test-results/large-letters.png' });
	expect(isWide).toBe(false);
	expect(height).toBeLessThanOrEqual(160);
	await tap(page, options[1] ?? '');
	await see(page, say('answer.ballot'));
	await page.screenshot({ path: 'test-results/large-letters-voted.png' });
	await context.close();
});
