// A vote of each kind in the hall: by phone, by card and by raised hands, secret and live, with its result on every surface. The
// pictures in test-results/ are for people to look at.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import french from '#messages/fr/staff.json' with { type: 'json' };
import type { Option } from '#meeting/vote/kinds/kind.ts';
import { isNamed, kinds, voteKinds, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { choiceOf } from '../support/meeting/choices.ts';
import { closed, field, fill, key, miss, opened, press, see, tap } from '../support/browser/acts.ts';
import { Findings } from '../support/browser/findings.ts';
import { brokenWords, cutOff, overflow, smallTargets } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay, staffSay, type ResidentSay, type StaffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/vote-kinds');
const findings = new Findings();
let party: Party;
let say: ResidentSay;
let staff: StaffSay;
let [laptop, screen, phone]: Page[] = [];
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	[party, say, staff] = await Promise.all([Party.open(), residentSay('fr'), staffSay('fr')]);
	await party.desk.do({ type: 'OpenDoors' });
	[laptop, screen, phone] = (
		await Promise.all([party.surface('facilitator'), party.surface('screen'), party.phone()])
	).map(({ page }) => page);
	await laptop?.setViewportSize({ width: 1093, height: 614 });
	await party.desk.do({ type: 'GiveCard' });
});
afterAll(() => party.close());

/** The pages, once they are open. */
function pages(): { laptop: Page; screen: Page; phone: Page } {
	if (!laptop || !screen || !phone) throw new Error('no surface is open');
	return { laptop, screen, phone };
}

async function look(name: string): Promise<void> {
	for (const [where, page] of Object.entries(pages())) {
		await page.screenshot({ path: resolve(pictures, `${name}-${where}.png`) });
		await findings.look(page, `${name} ${where}`);
		expect(await cutOff(page), `${name} ${where}`).toEqual([]);
		expect(await brokenWords(page), `${name} ${where}`).toEqual([]);
	}
	expect(findings.told).toEqual([]);
	expect(await overflow(pages().screen, 'none'), name).toEqual([]);
	expect(await smallTargets(pages().phone), name).toEqual([]);
	expect(await farFromWords(pages().phone), name).toEqual([]);
}

/** The tiles whose drawing stands more than its own width away from their words. */
const farFromWords = (page: Page): Promise<string[]> =>
	page.locator('button[aria-pressed]').evaluateAll((tiles) =>
		tiles.flatMap((tile) => {
			const drawing = tile.querySelector('svg')?.getBoundingClientRect();
			const words = document.createRange();
			words.selectNodeContents(tile.querySelector(':scope > span:not([aria-hidden])') ?? tile);
			const gap = words.getBoundingClientRect().left - (drawing?.right ?? 0);
			return drawing !== undefined && gap > drawing.width ? [tile.textContent] : [];
		})
	);

const labels = (kind: VoteKind) => (kinds[kind].asks.includes('options') ? ['Rouge', 'Vert', 'Bleu'] : []);

async function ask(kind: VoteKind, shown: 'secret' | 'live'): Promise<string> {
	const plan = { kind, options: labels(kind), secret: shown === 'secret', live: shown === 'live' };
	const question = `Comment trouvez-vous la place des Rosiers, depuis les travaux ? (${french[`vote.kind.${kind}`]})`;
	const item = party.desk.view.agenda[1]?.id ?? '';
	const vote = await party.desk.do({ type: 'PrepareVote', item, question, ...plan, open: true });
	await see(pages().phone, question);
	return vote;
}

/** What is chosen: the first option, and what else the kind needs. */
function chosen(kind: VoteKind): readonly Option[] {
	const options = kinds[kind].optionsOf(labels(kind));
	const asked = { options, max: kinds[kind].mostOf(options.length) };
	const choice = choiceOf(kind, asked, [options[0]?.id ?? '']);
	return options.filter(({ id }) => choice.includes(id));
}
/** The same word on phones, the laptop and the screen. */
const word = (kind: VoteKind, { id, label }: Option): string =>
	isNamed(kind, id) ? staff(`stage.option.${id}`) : label;
const firstWord = (kind: VoteKind): string => chosen(kind).map((each) => word(kind, each))[0] ?? '';

/** Several choices are sent by a button of their own. */
async function answer(
	kind: VoteKind,
	where: Parameters<typeof tap>[0],
	send: string,
	act: typeof tap
): Promise<void> {
	for (const option of chosen(kind)) await act(where, word(kind, option));
	if (kinds[kind].asks.includes('max')) await act(where, send);
}

async function byCard(kind: VoteKind, isSecret: boolean): Promise<void> {
	const { laptop } = pages();
	await press(laptop, 'Carte 1');
	const booth = await opened(laptop, staff('vote.booth', { who: 'Carte 1' }));
	if (isSecret) await press(booth, staff('vote.laptop-turned'));
	await laptop.screenshot({ path: resolve(pictures, `${kind}-booth.png`) });
	await answer(kind, booth, staff('vote.hand-in'), press);
	if (isSecret) await press(booth, staff('vote.booth-return'));
	await booth.waitFor({ state: 'detached' });
}

async function byHand(kind: VoteKind): Promise<void> {
	const hands = field(pages().laptop, staff('vote.hands-for', { option: firstWord(kind) }));
	await hands.fill('3');
	await hands.blur();
}

for (const kind of voteKinds)
	for (const shown of ['secret', 'live'] as const)
		test(`${kind}, ${shown}: a phone, a card and raised hands answer, and the room sees the result`, async () => {
			const { screen, phone } = pages();
			const vote = await ask(kind, shown);
			await look(`${kind}-${shown}-open`);
			await answer(kind, phone, say('vote.send'), tap);
			await see(phone, say('answer.ballot'));
			await byCard(kind, shown === 'secret');
			await byHand(kind);
			await party.desk.until((view) => view.vote?.answered === 5);
			await look(`${kind}-${shown}-answered`);
			await party.desk.do({ type: 'CloseVote', vote, round: 1 });
			await see(phone, say('vote.closed'));
			await see(screen, staff('stage.result.label'));
			await look(`${kind}-${shown}-result`);
			const first = kinds[kind].optionsOf(labels(kind))[0]?.id ?? '';
			expect(party.desk.view.vote?.results).toMatchObject([{ cast: 5, counts: { [first]: 5 } }]);
			expect(party.faults).toEqual([]);
		});

/** The words of an option, or the start of them, with the shape before them. */
const shapesOn = (page: Page, options: readonly string[]): Promise<string[]> =>
	page.evaluate(
		(words) =>
			words.map((option) => {
				const written = [...document.querySelectorAll('main *')].find(
					(one) => one.children.length === 0 && one.textContent?.trim() === option && one.checkVisibility()
				);
				let around = written?.parentElement;
				while (around && !around.querySelector('svg path')) around = around.parentElement;
				const path = around?.querySelector('svg path');
				return `${option} ${path?.getAttribute('d')}`;
			}),
		options
	);

test('P54 a ballot closes the window that is open, keeps the name typed there, and bears the same shapes as the screen', async () => {
	const { phone, screen } = pages();
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'pause' } });
	await tap(phone, 'Mon prénom');
	const typed = field(await opened(phone, 'Votre prénom'), 'Prénom');
	await typed.fill('Fat');
	await ask('one', 'live');
	await typed.waitFor({ state: 'detached' });
	await answer('one', phone, say('vote.send'), tap);
	await see(phone, say('answer.ballot'));
	await see(screen, 'Bleu');
	const shapes = await shapesOn(phone, labels('one'));
	expect(new Set(shapes.map((each) => each.split(' ').slice(1).join(' '))).size).toBe(3);
	expect(await shapesOn(screen, labels('one'))).toEqual(shapes);
	const { vote } = party.desk.view;
	await party.desk.do({ type: 'CloseVote', vote: vote?.id ?? '', round: 1 });
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'pause' } });
	await tap(phone, 'Mon prénom');
	await expect.poll(() => typed.inputValue()).toBe('Fat');
	await closed(await opened(phone, 'Votre prénom'));
});

test('a vote by faces is written in the form, and its slips have the five faces to tick', async () => {
	const { laptop } = pages();
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'pause' } });
	for (const { id, state } of party.desk.view.votes)
		if (state === 'prepared') await party.desk.do({ type: 'RemoveVote', vote: id });
	await miss(laptop, /^Demandons-nous au bailleur/);
	await key(laptop, 'v');
	const form = await opened(laptop, staff('vote.new'));
	await fill(form, staff('vote.question'), 'Comment était cette séance ?');
	await form.getByRole('radio', { name: french['vote.kind.faces'] }).check();
	expect(await form.getByLabel(staff('vote.options')).count()).toBe(0);
	await form.getByRole('radio', { name: staff('vote.level.coded') }).check();
	await laptop.screenshot({ path: resolve(pictures, 'form.png') });
	await press(form, staff('vote.prepare'));
	await form.waitFor({ state: 'detached' });
	const { votes } = await party.desk.until(
		(view) => view.votes.at(-1)?.kind === 'faces' && view.votes.at(-1)?.state === 'prepared'
	);
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote: votes.at(-1)?.id ?? '' } });
	await press(laptop, staff('vote.slips'));
	const slips = await opened(laptop, staff('vote.slips'));
	await fill(slips, staff('vote.slips-count'), '2');
	await press(slips, staff('vote.slips-make'));
	await see(slips, staff('vote.slips-once'));
	await laptop.emulateMedia({ media: 'print' });
	await laptop.screenshot({ path: resolve(pictures, 'slips.png') });
	const paper = laptop.locator('.print-sheet article').first();
	expect(await paper.locator('li').allInnerTexts()).toEqual([
		'Très bien',
		'Bien',
		'Moyen',
		'Mal',
		'Très mal'
	]);
	expect(await paper.locator('li svg').count()).toBe(5);
	expect(await paper.innerText()).toContain(staff('vote.slip-boxes', { n: 1 }));
	await laptop.emulateMedia({ media: 'screen' });
	await laptop.keyboard.press('Escape');
	await see(slips, staff('vote.slips-first'));
	await press(slips, staff('vote.slips-kept'));
	await closed(slips);
});
