// The French pieces of the catalogue: those of every message whose English differs.
import { languages, type Message, type Messages } from '#i18n/catalogue.ts';
import { loadMessages } from '#i18n/load.ts';
import { allParts } from '#tests/support/all-messages.ts';

const shortest = 4;

/** The fixed text between a message's placeholders. */
const piecesOf = (message: Message): string[] =>
	(typeof message === 'string' ? [message] : Object.values(message))
		.flatMap((text) => text.split(/\{\w+\}/))
		.map((piece) => piece.replace(/\s+/gu, ' ').trim());

const isWord = (piece: string): boolean => /\p{L}{3}/u.test(piece) && [...piece].length >= shortest;

/** Pieces of French, none of which an English message holds. */
export async function frenchPieces(): Promise<string[]> {
	const [french, english] = await Promise.all(languages.map((code) => loadMessages(code, allParts)));
	const said = Object.values<Message>(english ?? {}).flatMap(piecesOf);
	const isEnglishToo = (piece: string) => said.some((each) => holds(each, piece));
	const pieces = Object.values<Message>(french as Messages).flatMap(piecesOf);
	return [...new Set(pieces)].filter((piece) => isWord(piece) && !isEnglishToo(piece));
}

/** Finds the piece as whole words, not within others. */
export function holds(text: string, piece: string): boolean {
	for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
		const isWithin = /\p{L}/u.test(text.charAt(at - 1)) || /\p{L}/u.test(text.charAt(at + piece.length));
		if (!isWithin) return true;
	}
	return false;
}
