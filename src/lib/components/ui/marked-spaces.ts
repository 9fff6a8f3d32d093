/** Every second piece is of spaces that nobody would see: at an end of a line, or several in a row. */
export const markedSpaces = (text: string): readonly string[] =>
	text.split(/(^[^\S\n]+|[^\S\n]+$|[^\S\n]{2,})/m);
