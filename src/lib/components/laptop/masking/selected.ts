/** What somebody selected in a window: in one of its fields, or in its text. Empty: nothing. */
export function selectedIn(window: Element | null): string {
	const fields = window?.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
		'textarea, input:not([type=checkbox], [type=radio])'
	);
	for (const { value, selectionStart, selectionEnd } of fields ?? []) {
		const selected = value.slice(selectionStart ?? 0, selectionEnd ?? 0).trim();
		if (selected !== '') return selected;
	}
	return getSelection()?.toString().trim() ?? '';
}
