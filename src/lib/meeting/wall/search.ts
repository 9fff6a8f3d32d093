// W32. Finds ideas by what is typed: parts of words, in any order, whatever their capitals and accents.
const plain = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['’‘ʼ-]/g, ' ');

/** An empty search finds everything. */
export function ideaSearch(typed: string): (words: string | null) => boolean {
	const parts = plain(typed).split(/\s+/).filter(Boolean);
	return (words) => {
		const text = plain(words ?? '');
		return parts.every((part) => text.includes(part));
	};
}
