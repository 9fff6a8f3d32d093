// Small pictures of the sheets, drawn as those of the documents. No picture stands without its words.
import { pictureFile, picturePath } from '../documents/pictures.ts';

export const ink = '#16232f';

const drawn = (path: string): string => pictureFile(path, ink);

export const sheetPictures = {
	people: drawn(picturePath('people')),
	speech: drawn(picturePath('speech')),
	idea: drawn(picturePath('idea')),
	vote: drawn(picturePath('vote')),
	day: drawn(picturePath('next')),
	place: drawn(
		'M20 10c0 5-5.5 10.2-7.4 11.8a1 1 0 0 1-1.2 0C9.5 20.2 4 15 4 10a8 8 0 0 1 16 0zM15 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0z'
	),
	card: drawn(
		'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM10.5 9.5 13 8v8M10.5 16h5'
	)
} as const;
export type SheetPicture = keyof typeof sheetPictures;
