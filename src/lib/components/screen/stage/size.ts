// Long titles are set smaller by length, in three steps, so that all of them read as titles and none is cut.
export type Size = 'short' | 'medium' | 'long';

export const sizeOf = (text: string): Size => {
	const length = [...text].length;
	return length <= 36 ? 'short' : length <= 72 ? 'medium' : 'long';
};
