// The catalogue of words. French is the source: its files define the keys, and an unknown key does not compile.
import type documents from '#messages/fr/documents.json';
import type enter from '#messages/fr/enter.json';
import type paper from '#messages/fr/paper.json';
import type minutes from '#messages/fr/phone/minutes.json';
import type mine from '#messages/fr/phone/mine.json';
import type record from '#messages/fr/phone/record.json';
import type sheets from '#messages/fr/phone/sheets.json';
import type votes from '#messages/fr/phone/votes.json';
import type wall from '#messages/fr/phone/wall.json';
import type ways from '#messages/fr/phone/ways.json';
import type refusals from '#messages/fr/refusals.json';
import type resident from '#messages/fr/resident.json';
import type signs from '#messages/fr/signs.json';
import type staff from '#messages/fr/staff.json';

/** The phone's words that come with a later part of its page (components/phone/later/parts.ts). */
interface Later {
	readonly sheets: typeof sheets;
	readonly votes: typeof votes;
	readonly wall: typeof wall;
	readonly record: typeof record;
	readonly mine: typeof mine;
	readonly minutes: typeof minutes;
	readonly ways: typeof ways;
}
interface Catalogue extends Later {
	/** For the phone: the ways in, the bar, and the stages of the first load. */
	readonly resident: typeof resident;
	/** For the pages of a link and of a slip. */
	readonly enter: typeof enter;
	/** For phone, laptop and screen: the signs by which phones are called. */
	readonly signs: typeof signs;
	/** For laptop and screen: facilitate, scribe, tables, screen. */
	readonly staff: typeof staff;
	/** For the documents of the server. */
	readonly documents: typeof documents;
	/** For the sheets that the server writes before a meeting. */
	readonly paper: typeof paper;
	/** A sentence for every refusal code. */
	readonly refusals: typeof refusals;
}
export type WordsPart = keyof Catalogue;
export type LaterPart = keyof Later;
export type Key<P extends WordsPart> = { [Each in P]: keyof Catalogue[Each] }[P] & string;

/** Forms by category of `Intl.PluralRules`, chosen by the value `n`. */
export type Plural = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;
/** The words of a part: every key of the source. */
export type WordsOf<P extends WordsPart> = Readonly<Record<Key<P>, Message>>;

export const languages = ['fr', 'en'] as const;
export type LanguageCode = (typeof languages)[number];
export const source: LanguageCode = 'fr';

/** The language of a tag such as `fr-FR`, if it is one of ours. */
export const languageOf = (tag: string | null | undefined): LanguageCode | null =>
	languages.find((code) => tag?.toLowerCase().split('-')[0] === code) ?? null;
