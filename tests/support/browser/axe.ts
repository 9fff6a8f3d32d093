// Axe's findings on a page: all rules of WCAG 2.1 A and AA, and its best practices.
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const options: RunOptions = {
	runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
	resultTypes: ['violations']
};

/** Each as "rule: where (what)". Axe is brought into a page once, which takes longer than its looking. No page of ours has frames. */
export async function axeFinds(page: Page): Promise<string[]> {
	if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
	const { violations, passes } = await page.evaluate<AxeResults>(
		`axe.run(document, ${JSON.stringify(options)})`
	);
	if (passes.length === 0) return ['axe looked at nothing'];
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${target.join(' ')} (${help})`)
	);
}

/** The structure that axe judges, without the words. Two pages of the same structure get the same answer. */
export function structureOf(page: Page): Promise<string> {
	return page.evaluate(() =>
		[...document.querySelectorAll('*')]
			.map((element) => {
				const names = element.getAttributeNames().map((name) => {
					const counts =
						/^(class|role|type|disabled|open|popover|aria-(?!label|labelledby|describedby|controls))/;
					return counts.test(name) ? `${name}=${element.getAttribute(name) ?? ''}` : name;
				});
				return `${element.tagName} ${names.join(' ')} ${element.checkVisibility()}`;
			})
			// The tenth line of a list has the same structure as the first.
			.filter((line, at, all) => line !== all[at - 1])
			.join('\n')
	);
}
