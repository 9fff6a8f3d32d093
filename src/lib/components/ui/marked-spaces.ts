/** Every second piece consists of spaces that people would not see: at the end of a line, or several in a row. */
export const markedSpaces = (text: string): readonly string[] =>
	text.split(/(^[^\S\n]+|[^\S\n]+$|[^\S\n]{2,})/m);
