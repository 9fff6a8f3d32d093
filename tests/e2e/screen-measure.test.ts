// Sizes of the projected screen, in pixels, on the two projectors that halls have: the way in, and no word of the welcome set smaller.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { see } from '../support/browser/acts.ts';
import { cutOff, overflow } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { staffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/screen-measure');
const projectors = [
	{ width: 1024, height: 768 },
	{ width: 1366, height: 768 }
] as const;
let party: Party;
let screen: Page;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	party = await Party.open();
	screen = (await party.surface('screen')).page;
});
afterAll(() => party.close());

const longTitle =
	'Assemblée des habitants et des habitantes du quartier des Rosiers, sur les ascenseurs, les caves, la place et les loyers';

interface Sizes {
	readonly fit: number;
	/** The lowest code in the page, in hundredths of the height. */
	readonly qr: number;
	/** The dark part of the bar’s code, without its quiet margin, in hundredths of the height. */
	readonly modules: number;
	/** A disc that stands for one person of a result, in pixels. Squares and diamonds have its area. */
	readonly mark: number;
	/** The title, in hundredths of the height. */
	readonly title: number;
	/** What the way in covers, in hundredths of the screen. */
	readonly wayIn: number;
	readonly wrong: readonly string[];
}

async function sizes(): Promise<Sizes> {
	const wrong = (await Promise.all([overflow(screen, 'none'), cutOff(screen)])).flat();
	const measured = await screen.evaluate(() => {
		const boxes = (name: string) =>
			[...document.querySelectorAll(name)].map((each) => each.getBoundingClientRect());
		const page = document.querySelector<HTMLElement>('.stage .page');
		const steps = boxes('.welcome .steps').map(({ width, height }) => width * height);
		return {
			fit: Number(page?.style.getPropertyValue('--fit')),
			qr: (100 * Math.min(...boxes('.qr svg').map(({ height }) => height))) / innerHeight,
			modules: (100 * (boxes('.bar .qr path')[0]?.height ?? 0)) / innerHeight,
			mark: Math.max(...boxes('.people path').map(({ height }) => height)),
			title:
				(100 * parseFloat(getComputedStyle(document.querySelector('h1') ?? document.body).fontSize)) /
				innerHeight,
			wayIn: (100 * (steps[0] ?? 0)) / (innerWidth * innerHeight)
		};
	});
	return { ...measured, wrong };
}

/** On both projectors. */
async function each(name: string, looks: (sizes: Sizes, at: string) => void): Promise<void> {
	for (const projector of projectors) {
		await screen.setViewportSize(projector);
		const at = `${name} at ${projector.width}`;
		const found = await sizes();
		await screen.screenshot({ path: resolve(pictures, `${at}.png`) });
		expect(found.wrong, at).toEqual([]);
		looks(found, at);
	}
}
const isLarge = ({ fit, qr, wayIn }: Sizes, at: string) => {
	expect.soft(fit, at).toBe(1);
	expect.soft(wayIn, at).toBeGreaterThan(100 / 3);
	expect.soft(qr, at).toBeGreaterThan(32);
};

test('the way in takes a third of the screen before the doors and during the welcome, and nothing is set smaller', async () => {
	const says = await staffSay('fr');
	const retitle = (title: string) => party.desk.do({ type: 'EditMeeting', title });
	await see(screen, says('stage.welcome.wifi'));
	await each('wifi', isLarge);
	await retitle(longTitle);
	await see(screen, longTitle.slice(-24));
	await each('wifi, a title of 120 signs', isLarge);
	await retitle('Assemblée de novembre');
	await see(screen, 'Assemblée');
	await each('wifi, short title', isLarge);
	await party.withoutWifi();
	await see(screen, says('stage.welcome.only'));
	await each('no wifi, short title', isLarge);
	await party.desk.do({ type: 'OpenDoors' });
	await see(screen, says('stage.welcome'));
	await each('no wifi, open', isLarge);
});

test('M43, M44 who speaks during the welcome, and the password of the Wi-Fi in the bar, are whole', async () => {
	const own = await Party.open();
	const former = screen;
	try {
		screen = (await own.surface('screen')).page;
		await own.desk.do({ type: 'OpenDoors' });
		const phone = await own.neighbour();
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
		await own.desk.do({ type: 'CallNext', after: null });
		await see(screen, / parle$/);
		await each('wifi, somebody speaks', isLarge);
		const item = own.desk.view.agenda[0]?.id ?? '';
		await own.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
		await screen.locator('.bar .password').waitFor({ timeout: 25_000 });
		await each('bar, turn of the wifi', keepsItsSize);
	} finally {
		screen = former;
		await own.close();
	}
});

const keepsItsSize = ({ fit }: Sizes, at: string) => expect.soft(fit, at).toBe(1);

test('after the welcome, the modules of the code are 14 % of the height, and a title is 10 %', async () => {
	const item = party.desk.view.agenda[1]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	await see(screen, party.said.items[1] ?? '');
	const people = await Promise.all(Array.from({ length: 5 }, () => party.neighbour()));
	for (const phone of people) await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await party.desk.do({ type: 'CallNext', after: null });
	await see(screen, '4 personnes attendent');
	await each('floor', ({ modules }, at) => expect.soft(modules, at).toBeGreaterThanOrEqual(14));
	await party.desk.do({ type: 'EditItem', item, title: 'Les ascenseurs' });
	await see(screen, 'Les ascenseurs');
	await each('floor, short title', (sizes, at) => {
		keepsItsSize(sizes, at);
		expect.soft(sizes.title, at).toBeGreaterThan(9.85);
	});
	await people[1]?.do({ type: 'SetName', name: 'Marie-Antoinette' });
	await party.desk.do({
		type: 'EditItem',
		item,
		title: 'Les ascenseurs du bâtiment B et ceux du bâtiment D'
	});
	await see(screen, 'ceux du bâtiment');
	await each('floor, medium title', keepsItsSize);
});

test('five faces are asked in full size', async () => {
	const item = party.desk.view.agenda[1]?.id ?? '';
	const question = 'Comment était cette séance ?';
	await party.desk.do({ type: 'PrepareVote', item, question, kind: 'faces', options: [], open: true });
	await see(screen, 'Très mal');
	await each('faces', keepsItsSize);
});

test('with 60 people each mark of a result has 24 px, in a second round, too', async () => {
	const item = party.desk.view.agenda[1]?.id ?? '';
	await party.desk.do({ type: 'CountPresent', present: 60 });
	const before = party.desk.view.vote;
	if (before) await party.desk.do({ type: 'CloseVote', vote: before.id, round: before.round });
	const question = 'Écrire ensemble au bailleur pour l’ascenseur ?';
	const plan = { item, question, options: [], open: true };
	const vote = await party.desk.do({ type: 'PrepareVote', kind: 'approval', ...plan });
	for (const round of [1, 2]) {
		if (round > 1) await party.desk.do({ type: 'ReopenVote', vote, round: 1 });
		const counts = { for: 38, against: 14, abstain: 5, none: 3 };
		await party.desk.do({ type: 'CountHands', vote, round, counts });
		await party.desk.do({ type: 'CloseVote', vote, round });
		await see(screen, '60 personnes ont répondu');
		await each(`result, round ${round}`, (sizes, at) => {
			keepsItsSize(sizes, at);
			expect.soft(sizes.mark, at).toBeGreaterThanOrEqual(24);
		});
	}
});
