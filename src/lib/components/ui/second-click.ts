// The second click of a double click is meant for the same thing as the first. If the surface changes in between (a window closes, one
// button replaces another), the second click would hit something else. Then it does nothing.
const pressed = 'button, a, input, select, label';

/** A label and its control are one thing: a click on the label is also a click on the control. */
function hitBy({ target }: MouseEvent): Element | null {
	if (!(target instanceof Element)) return null;
	const hit = target.closest(pressed);
	return hit instanceof HTMLLabelElement ? (hit.control ?? hit) : (hit ?? target);
}

/** For buttons that make something new each time: a double click makes one. */
export const single =
	(act: () => unknown) =>
	({ detail }: MouseEvent): void => {
		if (detail < 2) act();
	};

/** Call this with every click, before anything else handles it. */
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
