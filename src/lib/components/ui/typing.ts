// Whether somebody is typing, and whether the keys of the laptop act at all.
const writesNothing = new Set(['button', 'submit', 'reset', 'image', 'file', 'color', 'checkbox']);

/** Letters and arrows pressed there are meant for it. */
export function isField(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	// Within a form no letter is a command, whichever of its parts has the focus: Tab leads from a field to a button.
	if (target.closest('form, [data-typing]')) return true;
	if (target instanceof HTMLInputElement) return !writesNothing.has(target.type);
	return (
		target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
	);
}

/** A window or a menu lies over the surface and has the keys. */
export const isCovered = (): boolean =>
	document.querySelector('dialog[open], [popover=auto]:popover-open') !== null;

/** Several keys make one character, as in Chinese, or an accent waits for its letter. */
export const isComposing = ({ isComposing, key }: KeyboardEvent): boolean =>
	isComposing || key === 'Process' || key === 'Dead' || key === 'Unidentified';

/** These keys belong to the browser and the system. */
export const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
	ctrlKey || metaKey || altKey;
