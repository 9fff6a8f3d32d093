// People's acts on a page, named by its visible words. Each waits for what it needs.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

type Where = Page | Locator;
type Text = string | RegExp;

/** A no-break space counts as a space in every pattern. */
const loose = (text: Text): Text =>
	typeof text === 'string' ? text : new RegExp(text.source.replaceAll(' ', '\\s'), text.flags);

export const see = (where: Where, text: Text): Promise<void> =>
	where.getByText(loose(text)).filter({ visible: true }).first().waitFor();

/** Resolves once the text is out of sight. */
export const miss = (where: Where, text: Text): Promise<void> =>
	expect.poll(() => where.getByText(loose(text)).filter({ visible: true }).count()).toBe(0);

/** These texts stand on the page in this order. */
export async function seeInOrder(where: Where, texts: readonly string[]): Promise<void> {
	const read = async () => {
		const all = (await ('mouse' in where ? where.locator('body') : where).innerText()).replace(/\s+/gu, ' ');
		return texts.reduce((from, text) => (from < 0 ? from : all.indexOf(text, from)), 0);
	};
	await expect.poll(read, { message: texts.join(' → ') }).toBeGreaterThanOrEqual(0);
}

export const button = (where: Where, name: Text): Locator =>
	where.getByRole('button', { name: loose(name) }).first();
export const press = (where: Where, name: Text): Promise<void> => button(where, name).click();
export const tap = (where: Where, name: Text): Promise<void> => button(where, name).tap();
/** The control with that label, and not a window with the same title. */
export const field = (where: Where, label: Text): Locator =>
	where.getByLabel(loose(label)).and(where.locator('input, textarea, select')).first();
export const fill = (where: Where, label: Text, words: string): Promise<void> =>
	field(where, label).fill(words);

/** Presses a key of the laptop, once nobody types any more. */
export async function key(page: Page, name: string): Promise<void> {
	await expect.poll(() => page.locator('kbd.resting').count()).toBe(0);
	await page.keyboard.press(name);
}

/** A window that opened over the page. */
export async function opened(page: Page, title: Text): Promise<Locator> {
	const dialog = page.getByRole('dialog', { name: title });
	await dialog.waitFor();
	return dialog;
}
export async function closed(dialog: Locator): Promise<void> {
	await dialog.page().keyboard.press('Escape');
	await dialog.waitFor({ state: 'detached' });
}
