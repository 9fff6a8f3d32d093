// The direction of a text, and how a text stands within another of the other direction. It stands between two signs without width
// (FSI and PDI of the Unicode bidirectional algorithm) where markup cannot say it.

/** Letters of Hebrew, Arabic, Syriac, Thaana, N’Ko, Adlam and their like. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Isolates each line of the text that would disturb the text around it. */
export const isolated = (text: string): string =>
	text.replace(/.+/g, (line) => (isDisturbing(line) ? `\u2068${line}\u2069` : line));

/** A sentence of ours that already isolates a text disturbs nothing. */
const isDisturbing = (line: string): boolean => rightToLeft.test(line) && !line.includes('\u2068');

/** An isolated text within another; the group is the text. */
export const isolates = /\u2068([^\u2069]*)\u2069/;

/** The first letter decides, as with HTML’s `dir="auto"`. Isolated texts do not count. */
export function isRightToLeft(text: string): boolean {
	const [first = ''] = /\p{L}/u.exec(text.replace(new RegExp(isolates, 'g'), '')) ?? [];
	return rightToLeft.test(first);
}

export interface DirectedPiece {
	readonly text: string;
	readonly isRightToLeft: boolean;
}

/**
 * Cuts a line into pieces of one direction each, for formats without signs of isolation. A number goes with the letters before
 * it. Spaces and points go with their neighbours where these agree, else with the text around the line, which is written right
 * to left where `isRight`. An empty line is one empty piece.
 */
export function directedPieces(line: string, isRight: boolean): readonly DirectedPiece[] {
	if (line === '') return [{ text: '', isRightToLeft: isRight }];
	return line
		.split(isolates)
		.flatMap((text, index) => piecesOf(text, index % 2 === 0 ? isRight : isRightToLeft(text)));
}

function piecesOf(text: string, around: boolean): DirectedPiece[] {
	const pieces: DirectedPiece[] = [];
	let waiting = '';
	const add = (piece: string, isRight: boolean) => {
		const last = pieces.at(-1);
		if (last?.isRightToLeft === isRight) pieces.splice(-1, 1, { ...last, text: last.text + waiting + piece });
		else {
			if (waiting !== '') pieces.push({ text: waiting, isRightToLeft: around });
			pieces.push({ text: piece, isRightToLeft: isRight });
		}
		waiting = '';
	};
	for (const [piece, letters, digits] of text.matchAll(/([\p{L}\p{M}]+)|(\p{N}+)|[^\p{L}\p{M}\p{N}]+/gu)) {
		if (letters !== undefined) add(piece, rightToLeft.test(letters));
		else if (digits !== undefined) add(piece, pieces.at(-1)?.isRightToLeft ?? around);
		else waiting = piece;
	}
	return waiting === '' ? pieces : [...pieces, { text: waiting, isRightToLeft: around }];
}
