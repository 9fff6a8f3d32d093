// Whether controls can be reached: nothing covers them, and they stay in their place. Each function returns its findings in words.
import type { Page } from 'playwright-core';

/** Controls that cannot be pressed at their middle: something covers them, or no scrolling brings them into sight. */
export function covered(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const controls = document.querySelectorAll('button, a[href], select, textarea, input, summary');
		const nameOf = (each: Element) =>
			(each.getAttribute('aria-label') ?? each.textContent ?? '').replace(/\s+/gu, ' ').trim().slice(0, 40) ||
			(each.getAttribute('name') ?? each.tagName);
		const top = [...document.querySelectorAll('dialog[open]')].at(-1);
		/** Scrolled out of sight, within what scrolls. */
		const isAway = (each: Element, x: number, y: number) => {
			for (let box = each.parentElement; box; box = box.parentElement) {
				const { overflowX, overflowY } = getComputedStyle(box);
				const shape = box.getBoundingClientRect();
				const isPage = box === document.documentElement || box === document.body;
				const down = isPage
					? document.documentElement.scrollHeight > innerHeight
					: /auto|scroll/u.test(overflowY);
				const [start, end] = isPage ? [0, innerHeight] : [shape.top, shape.bottom];
				if (down && (y <= start || y >= end)) return true;
				if (/auto|scroll/u.test(overflowX) && (x <= shape.left || x >= shape.right)) return true;
			}
			return false;
		};
		/** The nearest box that scrolls downwards. */
		const scrollerOf = (each: Element): Element => {
			for (let box = each.parentElement; box; box = box.parentElement)
				if (/auto|scroll/u.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight)
					return box;
			return document.documentElement;
		};
		return [...controls].flatMap((each) => {
			// The picker of a day opens from its button, and is never pressed itself.
			if (each.matches('[aria-hidden=true]')) return [];
			if (!each.checkVisibility({ visibilityProperty: true }) || each.matches(':disabled')) return [];
			if (top && !top.contains(each)) return [];
			const seen = each.closest('label') ?? each;
			const { left, top: above, width, height } = seen.getBoundingClientRect();
			const [x, y] = [left + width / 2, above + height / 2];
			if (isAway(each, x, y)) return [];
			const isPressedBy = (hit: Element | null) =>
				hit !== null && (seen.contains(hit) || hit.closest('label')?.contains(each) === true);
			const hit = document.elementFromPoint(x, y);
			if (isPressedBy(hit)) return [];
			// It lies under a bar that stays, and what scrolls beneath it can be scrolled further.
			const box = scrollerOf(each);
			const before = box.scrollTop;
			box.scrollTop += y - innerHeight / 3;
			const moved = box.scrollTop - before;
			const isReached = moved !== 0 && isPressedBy(document.elementFromPoint(x, y - moved));
			box.scrollTop = before;
			if (isReached) return [];
			const over = hit ? `<${hit.localName} class="${hit.className}"> lies over it` : 'it is out of sight';
			return [`"${nameOf(each)}" cannot be pressed: ${over}`];
		});
	});
}

/** Words and controls that stand out of their box, over its edge and over their neighbour. */
export function spilt(page: Page, boxes = 'button, aside, main, footer, header, dialog'): Promise<string[]> {
	return page.evaluate((boxes) => {
		const slack = 1.5;
		const found = new Set<string>();
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		while (texts.nextNode()) {
			const { currentNode: node } = texts;
			const words = (node.textContent ?? '').replace(/\s+/gu, ' ').trim();
			if (words === '' || !node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
			const box = node.parentElement.closest(boxes);
			if (!box || node.parentElement.closest('.unseen, [popover]')) continue;
			range.selectNodeContents(node);
			const [text, shape] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
			let [left, right] = [text.left, text.right];
			// Content that the box cuts off does not stand out of it.
			for (
				let each: Element = node.parentElement;
				each !== box && each.parentElement;
				each = each.parentElement
			)
				if (getComputedStyle(each).overflowX !== 'visible') {
					const cut = each.getBoundingClientRect();
					[left, right] = [Math.max(left, cut.left), Math.min(right, cut.right)];
				}
			const out = Math.max(shape.left - left, right - shape.right);
			if (text.width > 0 && out > slack)
				found.add(`"${words.slice(0, 40)}" stands ${Math.round(out)} px out of its <${box.localName}>`);
		}
		for (const each of document.querySelectorAll('button, a[href], select, textarea, input')) {
			const box = each.parentElement?.closest('aside, main, footer, header, dialog');
			if (!box || each.closest('.unseen, [popover]') || !each.checkVisibility({ visibilityProperty: true }))
				continue;
			const [control, shape] = [each.getBoundingClientRect(), box.getBoundingClientRect()];
			const out = Math.round(Math.max(shape.left - control.left, control.right - shape.right));
			const name = (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().slice(0, 40);
			if (out > slack) found.add(`the control "${name}" stands ${out} px out of its <${box.localName}>`);
		}
		return [...found];
	}, boxes);
}

/** Controls that can be pressed now, but lie partly under this element. */
export function under(page: Page, over: string): Promise<string[]> {
	return page.evaluate((over) => {
		const upper = document.querySelector(over)?.getBoundingClientRect();
		const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
		if (!upper) return ['nothing lies over anything'];
		return [...top.querySelectorAll('button, a[href], select, textarea, input')].flatMap((each) => {
			if (each.closest(over) || !each.checkVisibility({ visibilityProperty: true })) return [];
			const { left, right, top, bottom } = each.getBoundingClientRect();
			const isApart =
				left >= upper.right || right <= upper.left || top >= upper.bottom || bottom <= upper.top;
			return isApart ? [] : [`"${(each.getAttribute('aria-label') ?? each.textContent).trim()}"`];
		});
	}, over);
}
