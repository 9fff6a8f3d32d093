// Keeps the newest line of a pane in sight: when one more comes, the pane is scrolled to its end.

/** Attached to the element that scrolls. `count`: how many lines it has now. */
export const endInSight =
	(count: number) =>
	(pane: HTMLElement): void => {
		if (count > 0) pane.scrollTop = pane.scrollHeight;
	};
