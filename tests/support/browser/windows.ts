// The windows that open over a surface. Each is opened by the button that people press, and closed before the next.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ResidentSay, StaffSay } from './words.ts';

interface Opened {
	readonly name: string;
	/** Presses the button that opens it. */
	readonly open: () => Promise<unknown>;
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();

async function choose(page: Page, menu: string, name: string): Promise<void> {
	await press(page, menu);
	await page.getByRole('list', { name: menu }).getByRole('button', { name, exact: true }).click();
}

/** Somebody at the laptop who wants to be forgotten. */
async function forget(page: Page, t: StaffSay): Promise<void> {
	await choose(page, t('facilitate.menu'), t('people.title'));
	const name = page.getByPlaceholder(t('people.name')).first();
	await name.fill('Zoubida');
	await name.press('Tab');
	await press(page, t('people.forget-who', { who: 'Zoubida' }));
	await page.getByRole('button', { name: t('forget.do') }).waitFor();
}

/** With one vote prepared on the item, another button asks for a new one. */
const improvise = (page: Page, t: StaffSay): Promise<void> =>
	page
		.getByRole('button', { name: t('vote.vote'), exact: true })
		.or(page.getByRole('button', { name: t('vote.another') }))
		.click();

/** The windows of the laptop while an item is on stage. */
export const laptopWindows = (page: Page, t: StaffSay): readonly Opened[] => [
	...(
		[
			'meeting.dialog',
			'people.title',
			'sheets.title',
			'links.title',
			'hall.title',
			'mask.open',
			'facilitate.keys',
			'closing.open'
		] as const
	).map((key) => ({ name: t(key), open: () => choose(page, t('facilitate.menu'), t(key)) })),
	{ name: t('queue.add-hand'), open: () => press(page, t('queue.add-hand')) },
	{ name: t('vote.new'), open: () => improvise(page, t) },
	{
		name: t('wall.new'),
		open: () => page.getByRole('button', { name: t('wall.wall'), exact: true }).click()
	},
	{ name: t('agenda.add'), open: () => press(page, t('agenda.add')) },
	{
		name: t('item.dialog'),
		open: () => press(page, t('agenda.edit', { title: '' }).replace(/[\s»”"]+$/u, ''))
	},
	{ name: t('forget.do'), open: () => forget(page, t) }
];

/** The windows of the laptop once the meeting is closed. */
export const closedWindows = (page: Page, t: StaffSay): readonly Opened[] =>
	(['handout.open', 'extract.open', 'publication.open'] as const).map((key) => ({
		name: t(key),
		open: () => press(page, t(key))
	}));

/** The windows of the page of tables, on the laptop. */
export const tablesWindows = (page: Page, t: StaffSay): readonly Opened[] => [
	{ name: t('tables.meeting.new'), open: () => press(page, t('tables.meeting.new')) },
	{ name: t('keeping.title'), open: () => press(page, t('keeping.open')) },
	{ name: t('moving.export'), open: () => press(page, t('moving.export')) }
];

/** The windows of a phone while an item is on stage and its owner has asked for nothing. */
export const phoneWindows = (page: Page, t: ResidentSay): readonly Opened[] => [
	{ name: t('ask.other-title'), open: () => press(page, t('ask.other')) },
	{ name: t('me.title'), open: () => press(page, t('me.give')) }
];

/** Yields the name of each window while it is open. */
export async function* windowsOf(page: Page, windows: readonly Opened[]): AsyncGenerator<string> {
	const dialog = page.getByRole('dialog');
	for (const { name, open } of windows) {
		await open();
		await expect.poll(() => dialog.count(), { message: name }).toBeGreaterThan(0);
		yield name;
		for (let over = await dialog.count(); over > 0; over -= 1) {
			await page.keyboard.press('Escape');
			await dialog.nth(over - 1).waitFor({ state: 'detached' });
		}
	}
}
