// The last safety of a page without scrolling: if the words still do not fit, the whole page is set a little smaller.
// Nothing is ever cut off. `--fit` is the factor that the stage's unit is multiplied by.
import type { Attachment } from 'svelte/attachments';

const smallest = 0.4;
const step = 0.04;

const overflows = (element: HTMLElement): boolean =>
	element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;

function settle(element: HTMLElement): void {
	for (let factor = 1; factor >= smallest; factor -= step) {
		element.style.setProperty('--fit', factor.toFixed(2));
		if (!overflows(element)) return;
	}
}

/** For the box that must not overflow. Its content is sized by `--fit`. */
export const fit: Attachment<HTMLElement> = (element) => {
	// The words are watched, too, because they take other lines once the typeface has come.
	const size = new ResizeObserver(() => settle(element));
	const watch = () => {
		size.disconnect();
		for (const each of [element, ...element.querySelectorAll('h1, h2, p, li')]) size.observe(each);
	};
	const content = new MutationObserver(watch);
	watch();
	content.observe(element, { childList: true, subtree: true, characterData: true });
	return () => {
		size.disconnect();
		content.disconnect();
	};
};
