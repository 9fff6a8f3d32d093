// The second click of a double click is meant for what the first one hit. Where the surface has changed under the hand
// meanwhile (a window closed, one button gave way to another) it would hit something else: then it does nothing.
const pressed = 'button, a, input, select, label';

/** To be called with every click, before anything else is. */
export function onlyOnTheSame(): (event: MouseEvent) => void {
	let first: Element | null = null;
	return (event) => {
		const { target } = event;
		const hit = target instanceof Element ? (target.closest(pressed) ?? target) : null;
		if (event.detail < 2) first = hit;
		if (hit === first) return;
		event.preventDefault();
		event.stopPropagation();
	};
}
