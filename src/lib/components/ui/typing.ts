// Keys of the laptop never fire while somebody types, nor behind an open window.
const typed = new Set([
	'text',
	'number',
	'search',
	'radio',
	'range',
	'date',
	'time',
	'email',
	'password',
	'url'
]);

export function isTyping(event: KeyboardEvent): boolean {
	const { target } = event;
	if (!(target instanceof HTMLElement)) return false;
	// A form that is being filled in, whichever of its parts has the focus.
	if (target.closest('[data-typing]')) return true;
	if (target instanceof HTMLInputElement) return typed.has(target.type);
	return (
		target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
	);
}

/** A plain key on the surface itself: no modifier, no field, no open dialog. */
export const isForSurface = (event: KeyboardEvent): boolean =>
	!event.ctrlKey &&
	!event.metaKey &&
	!event.altKey &&
	!isTyping(event) &&
	document.querySelector('dialog[open], [popover=auto]:popover-open') === null;
