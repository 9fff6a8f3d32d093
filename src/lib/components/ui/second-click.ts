// The second click of a double click is meant for what the first one hit. Where the surface has changed under the hand
// meanwhile (a window closed, one button gave way to another) it would hit something else: then it does nothing.
const pressed = 'button, a, input, select, label';

/** A label and its control are one: a click on the first is a click on both. */
function hitBy({ target }: MouseEvent): Element | null {
	if (!(target instanceof Element)) return null;
	const hit = target.closest(pressed);
	return hit instanceof HTMLLabelElement ? (hit.control ?? hit) : (hit ?? target);
}

/** For what makes something new each time: a double click makes one. */
export const single =
	(act: () => unknown) =>
	({ detail }: MouseEvent): void => {
		if (detail < 2) act();
	};

/** To be called with every click, before anything else is. */
export function onlyOnTheSame(): (event: MouseEvent) => void {
	let first: Element | null = null;
	return (event) => {
		const hit = hitBy(event);
		if (event.detail < 2) first = hit;
		if (hit === first) return;
		event.preventDefault();
		event.stopPropagation();
	};
}
