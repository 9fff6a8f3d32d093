/** Opens a dialog over the page for as long as it is mounted. Svelte takes a dialog out of the page before its attachments end, and then
 * the browser gives the focus back to nobody: a keyboard would begin again at the top of the page. So it is given back here. */
export function modal(dialog: HTMLDialogElement): () => void {
	const opener = document.activeElement;
	dialog.showModal();
	return () => {
		dialog.close();
		const isLost = document.activeElement === null || document.activeElement === document.body;
		if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
	};
}
