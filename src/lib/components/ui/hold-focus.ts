// A pressed button that goes away takes the focus with it, and a keyboard or a screen reader begins again at the top of
// the page. This attachment moves the focus to what stands there now.
const buttons = 'button:not(:disabled), a[href], summary';

/** `next` is the first button of what stands there now, or the place itself where Enter must press nothing. */
export function holdFocus(box: HTMLElement, next: 'button' | 'place'): () => void {
	let last: Node | null = null;
	const follow = ({ target }: FocusEvent) => (last = target instanceof Node ? target : null);
	// An element that gave up the focus by itself needs no successor. One that is removed with the focus is no longer connected here.
	const leave = ({ target }: FocusEvent) =>
		queueMicrotask(() => {
			if (last === target && last?.isConnected && document.activeElement !== last) last = null;
		});
	const watch = new MutationObserver((changes) => {
		const lost = last;
		if (!lost || lost.isConnected) return;
		const focused = document.activeElement;
		if (focused !== null && focused !== document.body) return;
		const from = changes.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
		last = null;
		if (from?.target instanceof HTMLElement) focus(from.target, next);
	});
	document.addEventListener('focusin', follow);
	document.addEventListener('focusout', leave);
	watch.observe(box, { childList: true, subtree: true });
	return () => {
		document.removeEventListener('focusin', follow);
		document.removeEventListener('focusout', leave);
		watch.disconnect();
	};
}

function focus(place: HTMLElement, next: 'button' | 'place'): void {
	const button = next === 'button' ? place.querySelector<HTMLElement>(buttons) : null;
	if (!button && !place.hasAttribute('tabindex')) place.tabIndex = -1;
	(button ?? place).focus({ preventScroll: true });
}
