// A meeting in which every text is Arabic with a Latin word. On every surface, each text and each field takes its direction from its
// own first letter, and a text within a sentence is isolated from it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poison } from '../support/hostile/poisoned.ts';
import { resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { laptopWindows, phoneWindows, tablesWindows, windowsOf } from '../support/browser/windows.ts';
import { residentSay, staffSay } from '../support/browser/words.ts';

/** Two scripts, digits, and a mark at the end. */
const mixed = 'نريد Place 12 هنا!';

let browser: Browser;
beforeAll(async () => {
	browser = await sharedBrowser();
});
afterAll(() => leave(browser));

/** Texts without a direction of their own, and fields for words without one. */
const undirected = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found = new Set<string>();
		/** The text without the parts that have a direction of their own. */
		const own = (giver: Element): string => {
			const alone = giver.cloneNode(true);
			if (!(alone instanceof Element)) return '';
			for (const apart of alone.querySelectorAll('bdi, [dir], script, style, textarea')) apart.remove();
			return alone.textContent.replace(/\u2068.*?\u2069/gsu, '');
		};
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const { textContent: text, parentElement: element } = texts.currentNode;
			if (!element || !/\p{Script=Arabic}/u.test(text ?? '') || text?.includes('\u2068')) continue;
			if (element.closest('script, style')) continue;
			// The element takes the direction from a letter of this text, not from a word before it.
			const giver = element.closest('[dir=auto], bdi');
			if (giver && /[\p{Script=Arabic}\p{Script=Latin}]/u.exec(own(giver))?.[0].match(/\p{Script=Arabic}/u))
				continue;
			found.add(
				`${element.tagName.toLowerCase()}.${element.className} in ${element.parentElement?.className}: ${text}`
			);
		}
		// A field for something that is typed sign by sign as it is printed.
		const isAsPrinted = (field: Element): boolean =>
			field.matches('[dir=ltr]') &&
			field instanceof HTMLInputElement &&
			/mot de passe|code/i.test(field.labels?.[0]?.textContent ?? '');
		const isForWords = 'textarea, input:is([type=text], [type=search], :not([type])):not([inputmode])';
		for (const field of document.querySelectorAll(isForWords))
			if (!field.matches('[dir=auto]') && !isAsPrinted(field))
				found.add(`field ${field.outerHTML.slice(0, 120)}`);
		return [...found];
	});

/** Whether a text shows its last sign, the mark, on its left, as a reader of Arabic expects. Null: no such text is in sight. */
const markAtTheLeft = (page: Page): Promise<boolean | null> =>
	page.evaluate((mixed) => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		while (texts.nextNode()) {
			const node = texts.currentNode;
			const at = node.textContent?.indexOf(mixed) ?? -1;
			if (at < 0 || !node.parentElement?.checkVisibility()) continue;
			const leftOf = (place: number) => {
				range.setStart(node, at + place);
				range.setEnd(node, at + place + 1);
				return range.getBoundingClientRect();
			};
			const [first, last] = [leftOf(0), leftOf(mixed.length - 1)];
			if (first.top === last.top) return last.right <= first.left;
		}
		return null;
	}, mixed);

test('every text on every surface keeps its own direction', async () => {
	const server = await startTestServer();
	const { made, staff, wall, vote, item } = await poison(server, mixed);
	const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1366, height: 768 } });
	await context.addInitScript((token) => localStorage.setItem('tablee.staff', token), made.token);
	const open = async (path: string) => {
		const page = await context.newPage();
		await page.goto(server.url + path);
		await page.getByText(mixed).first().waitFor();
		return page;
	};
	const phone = await open(`/#${made.key}`);
	const laptop = await open(`/facilitate#${made.id}`);
	const surfaces = {
		phone,
		laptop,
		screen: await open(`/screen#${made.id}`),
		scribe: await open(`/scribe#${made.id}`)
	};
	const wrong = new Set<string>();
	const look = async (page: Page, where: string) => {
		for (const each of await undirected(page)) wrong.add(`${where}: ${each}`);
	};
	const lookAll = async (where: string) => {
		for (const [name, page] of Object.entries(surfaces)) {
			await expect.poll(() => markAtTheLeft(page), { message: `${name} ${where}` }).not.toBe(false);
			await look(page, `${name} ${where}`);
		}
	};
	for (const page of Object.values(surfaces)) await expect.poll(() => markAtTheLeft(page)).toBe(true);
	await lookAll('vote');
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	await lookAll('result');
	for (const stage of [{ kind: 'wall', wall }, { kind: 'item', item }, { kind: 'readback' }] as const) {
		await staff.do({ type: 'ShowStage', stage });
		await staff.until((view) => view.stage.kind === stage.kind);
		await lookAll(stage.kind);
		if (stage.kind !== 'item') continue;
		const neighbour = await resident(server, made);
		await neighbour.do({ type: 'SetName', name: mixed });
		await neighbour.do({ type: 'RaiseHand', kind: 'speak' });
		await lookAll('queue');
		const say = await staffSay('fr');
		for await (const window of windowsOf(laptop, laptopWindows(laptop, say))) await look(laptop, window);
		const residentSays = await residentSay('fr');
		for await (const window of windowsOf(phone, phoneWindows(phone, residentSays))) await look(phone, window);
	}
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	for (const [name, page] of Object.entries(surfaces)) await look(page, `${name} closed`);
	const tables = await open('/tables');
	const say = await staffSay('fr');
	await look(tables, 'tables');
	await tables.getByText(say('tables.rename')).first().click();
	await look(tables, 'tables');
	for await (const window of windowsOf(tables, tablesWindows(tables, say))) await look(tables, window);
	expect([...wrong]).toEqual([]);
	await context.close();
});
