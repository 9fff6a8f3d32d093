// The measure itself, on pages that were made bad on purpose: each fault is found, and a good page has none.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { factsOf } from '../support/browser/measure/facts.ts';
import { faultsIn, type Limits } from '../support/browser/measure/faults.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await sharedBrowser();
	page = await browser.newPage({ viewport: { width: 400, height: 300 } });
});
afterAll(() => leave(browser));

const limits: Limits = { target: 32, text: 12, pane: 96, mayScroll: false };

async function faultsOf(body: string, changed: Partial<Limits> = {}): Promise<readonly string[]> {
	await page.setContent(`<style>body{margin:0;font:16px sans-serif}button{min-height:40px}</style>${body}`);
	return faultsOfPage(page, changed);
}
const faultsOfPage = async (at: Page, changed: Partial<Limits> = {}): Promise<readonly string[]> =>
	faultsIn(await factsOf(at), { ...limits, ...changed });

const lines = (count: number): string =>
	Array.from({ length: count }, (_, n) => `<p>Ligne ${n}</p>`).join('');

describe('each fault is found', () => {
	const bad: readonly [string, string, RegExp][] = [
		[
			'a control that is too low',
			'<button style="height:21px;min-height:0">Suivant</button>',
			/"Suivant" is \d+ × 21 px/
		],
		[
			'a control out of the window',
			'<button style="position:fixed;left:380px">Suite</button>',
			/"Suite" is not whole in the window/
		],
		[
			'a control under another thing',
			'<button>Vote</button><div class="pane" style="position:fixed;inset:0"></div>',
			/"Vote" cannot be pressed: <div class="pane"> lies over it/
		],
		[
			'words of a control that end in …',
			'<button style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">Fermer la liste</button>',
			/"Fermer la liste" hides its words/
		],
		[
			'a text that is cut off',
			'<p style="height:10px;overflow:hidden">Les personnes</p>',
			/"Les personnes" is cut off at the below/
		],
		[
			'a word that is broken',
			'<p style="width:60px;overflow-wrap:anywhere">Engagement</p>',
			/"Engagement" is broken over two lines/
		],
		['a text that is too small', '<p style="font-size:9px">Secret</p>', /"Secret" is written at 9 px/],
		['a list in a slit', `<div style="height:50px;overflow-y:auto">${lines(9)}</div>`, /is a slit of 50 px/],
		[
			'a main control that is scrolled away',
			`<div style="height:120px;overflow-y:auto">${lines(9)}<button class="key-button large main">Fermer le vote</button></div>`,
			/"Fermer le vote" is scrolled out of sight/
		],
		[
			'a main control of which a part is scrolled away',
			`<div style="height:120px;overflow-y:auto"><div style="height:100px"></div><button class="key-button large main">Noter la décision</button></div>`,
			/"Noter la décision" is scrolled out of sight/
		],
		[
			'words beneath the main control',
			`<div style="height:120px;overflow-y:auto">${lines(9)}<button class="key-button large main" style="position:sticky;bottom:0">Fermer le vote</button></div>`,
			/"Fermer le vote" lies over "Ligne \d"/
		],
		[
			'a page that is too wide',
			'<div style="width:700px;height:9px"></div>',
			/the page is 700 px wide on 400/
		],
		['a page that is too high', '<div style="height:700px"></div>', /the page is 700 px high on 300/]
	];
	test.each(bad)('%s', async (_, body, fault) => {
		expect((await faultsOf(body)).join('\n')).toMatch(fault);
	});
});

test('on a phone, which widens its window where the page is wider, that is found, too', async () => {
	const phone = await browser.newPage({
		viewport: { width: 360, height: 640 },
		isMobile: true,
		hasTouch: true
	});
	await phone.setContent(
		'<meta name="viewport" content="width=device-width"><button style="width:500px">Répondre</button>'
	);
	const found = (await faultsOfPage(phone)).join('\n');
	expect(found).toMatch(/"Répondre" is not whole in the window/);
	expect(found).toMatch(/the page is \d+ px wide on 360/);
});

describe('what is good has no fault', () => {
	const good: readonly [string, string][] = [
		['a button with its words', '<button style="min-width:120px">Suivant : la barque bleue</button>'],
		[
			'a long title that is told whole',
			'<p title="Les ascenseurs du bâtiment B" style="width:90px;overflow:hidden;white-space:nowrap">Les ascenseurs du bâtiment B</p>'
		],
		['a list that scrolls in its pane', `<div style="height:120px;overflow-y:auto">${lines(9)}</div>`],
		[
			'a control that can be scrolled to',
			`<div style="height:120px;overflow-y:auto">${lines(9)}<button>Ajouter</button></div>`
		],
		[
			'a text for ears alone',
			'<p class="unseen" style="position:absolute;width:1px;height:1px;overflow:hidden">Entendu</p>'
		]
	];
	test.each(good)('%s', async (_, body) => {
		expect(await faultsOf(body)).toEqual([]);
	});
	test('a control that can be scrolled up from under the foot of its window', async () => {
		const foot = '<div style="position:sticky;bottom:0;height:60px;background:#fff">Garder</div>';
		const field = '<div style="height:70px"></div><input><div style="height:40px"></div>';
		expect(
			await faultsOf(`<div style="height:150px;overflow-y:auto">${field}${foot}</div>`, { target: 0 })
		).toEqual([]);
	});
	test('a page that may be scrolled', async () => {
		expect(await faultsOf('<div style="height:700px"></div>', { mayScroll: true })).toEqual([]);
	});
});
