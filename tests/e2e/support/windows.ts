// The windows that open over a surface, each by the button that people press; closed again before the next.
import type { Page } from 'playwright-core';
import type { ResidentSay, StaffSay } from './words.ts';

interface Opened {
	readonly name: string;
	/** Presses what opens it. */
	readonly open: () => Promise<unknown>;
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();

async function choose(page: Page, menu: string, name: string): Promise<void> {
	await press(page, menu);
	await page.getByRole('list', { name: menu }).getByRole('button', { name, exact: true }).click();
}

/** Of the laptop while an item is on stage. */
export const laptopWindows = (page: Page, t: StaffSay): readonly Opened[] => [
	...(
		[
			'meeting.dialog',
			'people.title',
			'links.title',
			'hall.title',
			'facilitate.keys',
			'closing.open'
		] as const
	).map((key) => ({ name: t(key), open: () => choose(page, t('facilitate.menu'), t(key)) })),
	{ name: t('queue.add-hand'), open: () => press(page, t('queue.add-hand')) },
	{
		name: t('vote.new'),
		open: () => page.getByRole('button', { name: t('vote.vote'), exact: true }).click()
	},
	{
		name: t('wall.new'),
		open: () => page.getByRole('button', { name: t('wall.wall'), exact: true }).click()
	},
	{ name: t('agenda.add'), open: () => press(page, t('agenda.add')) },
	{
		name: t('item.dialog'),
		open: () => press(page, t('agenda.edit', { title: '' }).replace(/[\s»”"]+$/u, ''))
	}
];

/** Of a phone while an item is on stage and nothing was asked. */
export const phoneWindows = (page: Page, t: ResidentSay): readonly Opened[] => [
	{ name: t('ask.other-title'), open: () => press(page, t('ask.other')) },
	{ name: t('me.title'), open: () => press(page, t('me.give')) }
];

/** Yields the name of each window while it is open. */
export async function* windowsOf(page: Page, windows: readonly Opened[]): AsyncGenerator<string> {
	const dialog = page.getByRole('dialog');
	for (const { name, open } of windows) {
		await open();
		await dialog.waitFor();
		yield name;
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
	}
}
