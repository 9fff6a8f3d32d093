// Every text of a page that a person sees or hears.
import type { Page } from 'playwright-core';

export function textsOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const told = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
		const shown = [...document.querySelectorAll('*')].filter(
			(each) => each.tagName === 'OPTION' || each.checkVisibility()
		);
		const texts = shown.flatMap((element) => [
			...[...element.childNodes].flatMap((node) =>
				node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : []
			),
			...told.flatMap((name) => element.getAttribute(name) ?? [])
		]);
		// Sentences may be set in several pieces: the whole is read, too.
		return [document.title, document.body.innerText, ...texts].map((each) =>
			each.replace(/\s+/gu, ' ').trim()
		);
	});
}
