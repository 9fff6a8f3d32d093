// The words that people see, so that a story can be lived in every language.
import type { LanguageCode, LaterPart, WordsPart } from '#i18n/catalogue.ts';
import { laterWords, loadMessages, residentParts, staffParts } from '#i18n/load.ts';
import { createTranslator, type Translate } from '#i18n/translator.ts';

type Words<P extends WordsPart> = Translate<P>;
export type StaffSay = Words<'staff' | 'refusals'>;
export type ResidentSay = Words<'resident' | 'refusals' | LaterPart>;

export const staffSay = async (language: LanguageCode): Promise<StaffSay> =>
	createTranslator(language, await loadMessages(language, staffParts));
export const residentSay = async (language: LanguageCode): Promise<ResidentSay> =>
	createTranslator(language, await loadMessages(language, { ...residentParts, ...laterWords }));
