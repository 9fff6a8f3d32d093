// A file that the person at the laptop keeps: a text that is here, or what the server has answered.
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
