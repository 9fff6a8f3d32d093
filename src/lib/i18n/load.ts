// Each language and part is a file of its own, so that a page downloads only its own words. Each part is a value of its own here, so that
// a build holds no part that its pages never name.
import type { LanguageCode, LaterPart, Messages, WordsOf, WordsPart } from './catalogue.ts';

type Loaders<M extends Messages> = Readonly<Record<LanguageCode, () => Promise<{ default: M }>>>;
/** A file that lacks a key of the source does not compile. */
type InLanguages<P extends WordsPart> = Loaders<WordsOf<P>>;
export type Parts<P extends WordsPart> = Readonly<Record<P, Loaders<Messages>>>;

const resident: InLanguages<'resident'> = {
	fr: () => import('#messages/fr/resident.json'),
	en: () => import('#messages/en/resident.json')
};
const staff: InLanguages<'staff'> = {
	fr: () => import('#messages/fr/staff.json'),
	en: () => import('#messages/en/staff.json')
};
const signs: InLanguages<'signs'> = {
	fr: () => import('#messages/fr/signs.json'),
	en: () => import('#messages/en/signs.json')
};
const refusals: InLanguages<'refusals'> = {
	fr: () => import('#messages/fr/refusals.json'),
	en: () => import('#messages/en/refusals.json')
};
const enter: InLanguages<'enter'> = {
	fr: () => import('#messages/fr/enter.json'),
	en: () => import('#messages/en/enter.json')
};
const sheets: InLanguages<'sheets'> = {
	fr: () => import('#messages/fr/phone/sheets.json'),
	en: () => import('#messages/en/phone/sheets.json')
};
const votes: InLanguages<'votes'> = {
	fr: () => import('#messages/fr/phone/votes.json'),
	en: () => import('#messages/en/phone/votes.json')
};
const wall: InLanguages<'wall'> = {
	fr: () => import('#messages/fr/phone/wall.json'),
	en: () => import('#messages/en/phone/wall.json')
};
const record: InLanguages<'record'> = {
	fr: () => import('#messages/fr/phone/record.json'),
	en: () => import('#messages/en/phone/record.json')
};
const minutes: InLanguages<'minutes'> = {
	fr: () => import('#messages/fr/phone/minutes.json'),
	en: () => import('#messages/en/phone/minutes.json')
};
const mine: InLanguages<'mine'> = {
	fr: () => import('#messages/fr/phone/mine.json'),
	en: () => import('#messages/en/phone/mine.json')
};
const ways: InLanguages<'ways'> = {
	fr: () => import('#messages/fr/phone/ways.json'),
	en: () => import('#messages/en/phone/ways.json')
};

export const residentParts: Parts<'resident' | 'signs' | 'refusals'> = { resident, signs, refusals };
/** The words that a phone fetches with a later part of its page. */
export const laterWords: Parts<LaterPart> = { sheets, votes, wall, record, mine, minutes, ways };
/** For the page of a sentence's slip. */
export const slipParts: Parts<'resident' | 'signs' | 'refusals' | 'enter' | 'mine' | 'ways'> = {
	resident,
	signs,
	refusals,
	enter,
	mine,
	ways
};
export const enterParts: Parts<'resident' | 'enter' | 'refusals'> = { resident, enter, refusals };
export const staffParts: Parts<'staff' | 'signs' | 'refusals'> = { staff, signs, refusals };

/** The words of these parts, joined. */
export async function loadMessages(
	language: LanguageCode,
	parts: Partial<Parts<WordsPart>>
): Promise<Messages> {
	const loaded = await Promise.all(Object.values(parts).map((part) => part[language]()));
	return Object.assign({}, ...loaded.map((each) => each.default)) as Messages;
}
