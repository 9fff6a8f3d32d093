// Saves a file for the person at the laptop: a text of this page, or an answer of the server.
export function keepFile(name: string, content: string | Blob): void {
	const url = URL.createObjectURL(
		typeof content === 'string' ? new Blob([content], { type: 'text/plain' }) : content
	);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL(url);
}
