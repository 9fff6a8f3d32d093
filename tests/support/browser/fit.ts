// Whether a page fits its screen, measured in the page. Each function returns its findings in words.
import type { Page } from 'playwright-core';

/** The stage takes the size that fits in the frame after its box or its words have changed (`fit.ts` of the stage). */
const drawn = (page: Page): Promise<unknown> =>
	page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** `block`: the page itself may scroll down; `none`: in no direction. */
export async function overflow(page: Page, may: 'block' | 'none'): Promise<string[]> {
	await drawn(page);
	return page.evaluate((may) => {
		const { scrollWidth, scrollHeight } = document.documentElement;
		const wrong: string[] = [];
		if (scrollWidth > innerWidth) wrong.push(`the page is ${scrollWidth} px wide on ${innerWidth}`);
		if (may === 'none' && scrollHeight > innerHeight)
			wrong.push(`the page is ${scrollHeight} px high on ${innerHeight}`);
		return wrong;
	}, may);
}

/** Texts of which a part is hidden and cannot be scrolled to downwards. One that ends in "…" is whole in a `title`. */
export async function cutOff(page: Page): Promise<string[]> {
	await drawn(page);
	return page.evaluate(() => {
		const slack = 1.5;
		const scrolls = (value: string) => value === 'auto' || value === 'scroll';
		const isShown = (element: Element) =>
			element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
		const wordsOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
		const hasText = (element: Element) =>
			[...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
		// Texts for screen readers alone stand in a box of one pixel.
		const isUnseen = (element: Element) => {
			for (let box: Element | null = element; box; box = box.parentElement)
				if (getComputedStyle(box).position === 'absolute' && box.getBoundingClientRect().width <= 1)
					return true;
			return false;
		};
		const isTold = (element: Element) => {
			const title = (element.closest('[title]')?.getAttribute('title') ?? '').replace(/\s+/gu, ' ');
			return title !== '' && wordsOf(element).includes(title);
		};
		const extentOf = (element: Element) => {
			const range = document.createRange();
			range.selectNodeContents(element);
			return range.getBoundingClientRect();
		};
		const hiddenBy = (element: Element): string | null => {
			const text = extentOf(element);
			for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
				const { overflowX, overflowY, position } = getComputedStyle(box);
				const shape = box.getBoundingClientRect();
				const isWide = text.left < shape.left - slack || text.right > shape.right + slack;
				const isHigh = text.top < shape.top - slack || text.bottom > shape.bottom + slack;
				if (overflowX !== 'visible' && isWide) return 'at the side';
				if (scrolls(overflowY)) return null;
				if (overflowY !== 'visible' && isHigh) return 'below';
				if (position === 'fixed') return null;
			}
			return null;
		};
		return [...document.body.querySelectorAll('*')]
			.filter((element) => isShown(element) && hasText(element) && !isUnseen(element) && !isTold(element))
			.flatMap((element) => {
				const side = hiddenBy(element);
				return side ? [`"${wordsOf(element).slice(0, 60)}" is cut off ${side}`] : [];
			});
	});
}

/** Words that are broken in the middle because their box is narrower. */
export async function brokenWords(page: Page): Promise<string[]> {
	await drawn(page);
	return page.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const broken = new Set<string>();
		const range = document.createRange();
		while (texts.nextNode()) {
			const { currentNode: node } = texts;
			if (!node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
			for (const word of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
				range.setStart(node, word.index);
				range.setEnd(node, word.index + word[0].length);
				const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
				if (new Set(tops).size > 1) broken.add(`"${word[0]}" is broken over two lines`);
			}
		}
		return [...broken];
	});
}

/** Buttons, links and fields that a thumb may miss. */
export function smallTargets(page: Page, least = 48): Promise<string[]> {
	return page.evaluate((least) => {
		const controls = document.querySelectorAll('button, a[href], select, textarea, input');
		return [...controls]
			.filter((each) => each.checkVisibility({ visibilityProperty: true }))
			.flatMap((each) => {
				// A control within its label is touched anywhere on the label.
				const { height, width } = (each.closest('label') ?? each).getBoundingClientRect();
				const name = each.getAttribute('aria-label') ?? each.textContent?.trim().slice(0, 40) ?? '';
				const isBig = height >= least - 0.5 && width >= least - 0.5;
				return isBig ? [] : [`"${name}" is ${Math.round(width)} × ${Math.round(height)} px`];
			});
	}, least);
}

/** Text under `least` px. */
export function smallText(page: Page, least: number): Promise<string[]> {
	return page.evaluate((least) => {
		const found = [...document.body.querySelectorAll('*')].flatMap((element) => {
			const hasText = [...element.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
			);
			if (!hasText || !element.checkVisibility({ visibilityProperty: true })) return [];
			// A raised letter belongs to its word; options are drawn by the phone itself.
			if (element.tagName === 'SUP' || element.tagName === 'OPTION') return [];
			const px = parseFloat(getComputedStyle(element).fontSize);
			const words = (element.textContent ?? '').trim().slice(0, 40);
			return px < least ? [`"${words}" is written at ${px} px`] : [];
		});
		return [...new Set(found)];
	}, least);
}

/** Buttons that are lower than `least`, or not whole in sight between the top and the bar at the bottom. */
export function outOfSight(page: Page, buttons: string, least: number): Promise<string[]> {
	return page.evaluate(
		([buttons, least]) => {
			const bar = document.querySelector('footer')?.getBoundingClientRect().top ?? innerHeight;
			return [...document.querySelectorAll(buttons)].flatMap((each) => {
				const { top, bottom, height } = each.getBoundingClientRect();
				const name = each.textContent?.trim() ?? '';
				if (height < least - 0.5) return [`"${name}" is ${Math.round(height)} px high`];
				return top < 0 || bottom > bar ? [`"${name}" is out of sight: ${Math.round(bottom - bar)} px`] : [];
			});
		},
		[buttons, least] as const
	);
}
