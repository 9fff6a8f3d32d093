// The French pieces of the catalogue: those of every message whose English differs.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LanguageCode, Message, Messages } from '#i18n/catalogue.ts';

const messages = resolve(import.meta.dirname, '../../../messages');

const shortest = 4;

/** The fixed text between a message's placeholders. */
const piecesOf = (message: Message): string[] =>
	(typeof message === 'string' ? [message] : Object.values(message))
		.flatMap((text) => text.split(/\{\w+\}/))
		.map((piece) => piece.replace(/\s+/gu, ' ').trim());

/** Those of all its files. Some have words of the same name. */
function messagesIn(language: LanguageCode): Message[] {
	const folder = join(messages, language);
	const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages;
	return globSync('**/*.json', { cwd: folder }).flatMap((file) => Object.values<Message>(read(file)));
}

const isWord = (piece: string): boolean => /\p{L}{3}/u.test(piece) && [...piece].length >= shortest;

/** Pieces of French, none of which an English message holds. */
export function frenchPieces(): string[] {
	const said = messagesIn('en').flatMap(piecesOf);
	const isEnglishToo = (piece: string) => said.some((each) => holds(each, piece));
	const pieces = messagesIn('fr').flatMap(piecesOf);
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
