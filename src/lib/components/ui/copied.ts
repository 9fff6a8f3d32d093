/**
 * Copies the text of an element, which is selected then. True once it is copied. Over plain http a browser gives pages no clipboard, but it
 * obeys the older command for what is selected. If it does neither, people copy the selection by hand.
 */
export async function copied(shown: Element, text: string): Promise<boolean> {
	getSelection()?.selectAllChildren(shown);
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return document.execCommand('copy');
	}
}
