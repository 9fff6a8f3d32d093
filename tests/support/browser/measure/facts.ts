// What a page looks like now, read in the page in one go: its controls, its texts and its scrolling panes, as data. What is wrong with it is
// decided elsewhere (faults.ts), without a page.
import type { Page } from 'playwright-core';

export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}
export interface ControlFact {
	readonly name: string;
	readonly box: Box;
	/** It lies in a pane that scrolls. */
	readonly scrolled: boolean;
	/** Scrolled out of sight within something that scrolls, where it can be brought back. */
	readonly away: boolean;
	/** The one control of its stage: it is never scrolled out of sight, not even a part of it. */
	readonly main: boolean;
	/** Words that lie beneath the main control. */
	readonly covers: readonly string[];
	/** What lies at its middle in its place. Null: itself. */
	readonly over: string | null;
	/** Words of its own that are not to be seen. Words that are whole in its title do not count. */
	readonly hidden: readonly string[];
}
export interface TextFact {
	readonly words: string;
	readonly px: number;
	/** The side at which a part of it cannot be seen, nor be scrolled to. */
	readonly cut: 'side' | 'below' | null;
	/** Words that stand on two lines. */
	readonly broken: readonly string[];
	/** It is within a small copy of another surface. */
	readonly copied: boolean;
}
export interface PaneFact {
	readonly name: string;
	readonly height: number;
	readonly content: number;
}
export interface Facts {
	readonly window: { readonly width: number; readonly height: number };
	readonly page: { readonly width: number; readonly height: number };
	readonly controls: readonly ControlFact[];
	readonly texts: readonly TextFact[];
	readonly panes: readonly PaneFact[];
}

export const factsOf = (page: Page): Promise<Facts> => page.evaluate(read);

/** Runs in the page: it may use nothing from outside of itself. */
function read(): Facts {
	const slack = 1.5;
	const selector = 'button, a[href], select, textarea, input, summary';
	const root =
		[...document.querySelectorAll('dialog[open], form[data-typing] > .sheet')].at(-1) ?? document.body;
	const isShown = (each: Element) =>
		each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
	const isForEars = (each: Element) => each.closest('.unseen') !== null;
	const wordsOf = (each: Element) => (each.textContent ?? '').replace(/\s+/gu, ' ').trim();
	const nameOf = (each: Element) =>
		((each.getAttribute('aria-label') ?? wordsOf(each)) || each.getAttribute('name') || each.localName).slice(
			0,
			50
		);
	const scrolls = (value: string) => value === 'auto' || value === 'scroll';
	const boxOf = (of: Element | Range): Box => {
		const { left, top, right, bottom } = of.getBoundingClientRect();
		return { left, top, right, bottom };
	};
	const parents = function* (of: Element): Generator<Element> {
		for (let box = of.parentElement; box && box !== document.body; box = box.parentElement) yield box;
	};
	const isScrolled = (each: Element) =>
		[...parents(each)].some(
			(box) => box.scrollHeight > box.clientHeight && scrolls(getComputedStyle(box).overflowY)
		);
	const isAway = (each: Element, x: number, y: number) => {
		const { scrollHeight } = document.documentElement;
		if (scrollHeight > innerHeight && (y <= 0 || y >= innerHeight)) return true;
		return [...parents(each)].some((box) => {
			const { overflowX, overflowY } = getComputedStyle(box);
			const { left, top, right, bottom } = boxOf(box);
			return (
				(scrolls(overflowY) && (y <= top || y >= bottom)) || (scrolls(overflowX) && (x <= left || x >= right))
			);
		});
	};
	/** Nothing that scrolls hides a part of it. */
	const isWhole = (each: Element, { top, bottom }: Box) =>
		[...parents(each)].every((parent) => {
			const shape = boxOf(parent);
			const isIn = top >= shape.top - slack && bottom <= shape.bottom + slack;
			return isIn || !scrolls(getComputedStyle(parent).overflowY);
		});
	const rangeOver = (node: Node, from?: number, to?: number) => {
		const range = document.createRange();
		range.selectNodeContents(node);
		if (from !== undefined && to !== undefined) {
			range.setStart(node, from);
			range.setEnd(node, to);
		}
		return range;
	};
	const cutOf = (node: Node, holder: Element): 'side' | 'below' | null => {
		const text = boxOf(rangeOver(node));
		for (const box of [holder, ...parents(holder)]) {
			const { overflowX, overflowY, position } = getComputedStyle(box);
			const shape = boxOf(box);
			const isWide = text.left < shape.left - slack || text.right > shape.right + slack;
			const isHigh = text.top < shape.top - slack || text.bottom > shape.bottom + slack;
			if (overflowX !== 'visible' && !scrolls(overflowX) && isWide) return 'side';
			if (scrolls(overflowY)) return null;
			if (overflowY !== 'visible' && isHigh) return 'below';
			if (position === 'fixed') return null;
		}
		return null;
	};
	/** A long text that people wrote may end in "…" where its title tells the whole. */
	const isTold = (holder: Element) => {
		const title = (holder.closest('[title]')?.getAttribute('title') ?? '').replace(/\s+/gu, ' ').trim();
		return title !== '' && (title.includes(wordsOf(holder)) || wordsOf(holder).includes(title));
	};
	const textsIn = (of: Element) => {
		const found: { node: Node; holder: Element }[] = [];
		const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const { currentNode: node } = walker;
			const holder = node.parentElement;
			if (!holder || !node.textContent?.trim() || !isShown(holder) || isForEars(holder)) continue;
			if (holder.localName === 'option' || rangeOver(node).getClientRects().length === 0) continue;
			found.push({ node, holder });
		}
		return found;
	};
	const brokenIn = (node: Node) =>
		[...(node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
			const tops = [...rangeOver(node, index, index + word.length).getClientRects()].map(({ top }) => top);
			return Math.max(...tops) - Math.min(...tops) > 4 ? [word] : [];
		});
	const wordsUnder = (control: Element, box: Box) =>
		textsIn(root)
			.filter(({ node, holder }) =>
				[...rangeOver(node).getClientRects()].some((line) => {
					const [left, right] = [Math.max(line.left, box.left), Math.min(line.right, box.right)];
					const [top, bottom] = [Math.max(line.top, box.top), Math.min(line.bottom, box.bottom)];
					if (right - left < 3 || bottom - top < 3 || control.contains(holder)) return false;
					const [x, y] = [(left + right) / 2, (top + bottom) / 2];
					return !isAway(holder, x, y) && control.contains(document.elementFromPoint(x, y));
				})
			)
			.map(({ holder }) => wordsOf(holder));
	const controls = [...root.querySelectorAll(selector)].flatMap((each): ControlFact[] => {
		if (!isShown(each) || isForEars(each) || each.closest('[popover]:not(:popover-open)')) return [];
		const seen = each.closest('label') ?? each;
		const box = boxOf(seen);
		const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
		const isSeen = (hit: Element | null) =>
			hit !== null && (seen.contains(hit) || hit.closest('label')?.contains(each) === true);
		const hit = document.elementFromPoint(x, y);
		// What lies under a bar at the foot of the page or of its window may be scrolled up from there.
		const isReached = () =>
			[document.documentElement, ...parents(each)].some((pane) =>
				[1 / 3, 1 / 2, 2 / 3, -1 / 3].some((part) => {
					const { scrollTop: before, clientHeight } = pane;
					pane.scrollTop += clientHeight * part;
					const moved = pane.scrollTop - before;
					const isFound = moved !== 0 && isSeen(document.elementFromPoint(x, y - moved));
					pane.scrollTop = before;
					return isFound;
				})
			);
		const main = each.matches('.key-button.large:is(.main, .floor)');
		const away = isAway(each, x, y) || (main && !isWhole(each, box));
		const isItself = isSeen(hit) || (!away && isReached());
		const hidden = textsIn(seen)
			.filter(({ node, holder }) => cutOf(node, holder) && !isTold(holder))
			.map(({ holder }) => wordsOf(holder));
		const over = isItself ? null : hit ? `<${hit.localName} class="${hit.className}">` : 'nothing';
		const covers = main ? wordsUnder(seen, box) : [];
		return [{ name: nameOf(each), box, scrolled: isScrolled(each), away, main, covers, over, hidden }];
	});
	const texts = textsIn(root).map(({ node, holder }): TextFact => ({
		words: wordsOf(holder).slice(0, 60),
		px: parseFloat(getComputedStyle(holder).fontSize),
		cut: isTold(holder) ? null : cutOf(node, holder),
		broken: brokenIn(node),
		copied: holder.closest('.preview, sup, kbd') !== null
	}));
	const panes = [...root.querySelectorAll('*')].flatMap((each): PaneFact[] => {
		const { overflowY } = getComputedStyle(each);
		const { clientHeight, scrollHeight } = each;
		if (!scrolls(overflowY) || !isShown(each) || each.matches('textarea') || scrollHeight <= clientHeight + 4)
			return [];
		return [
			{ name: `${each.localName}.${each.classList[0] ?? ''}`, height: clientHeight, content: scrollHeight }
		];
	});
	// A phone makes its window wider where the page is: its own width is that of the layout.
	const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
	return {
		window: { width: clientWidth, height: innerHeight },
		page: { width: scrollWidth, height: scrollHeight },
		controls,
		texts,
		panes
	};
}
