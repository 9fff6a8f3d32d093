// The words that people see, so that a story can be lived in every language.
import type { LanguageCode } from '#i18n/catalogue.ts';
import * as words from '#scripts/pictures/words.ts';

export type { ResidentSay, StaffSay } from '#scripts/pictures/words.ts';

export const staffSay = (language: LanguageCode): Promise<words.StaffSay> =>
	Promise.resolve(words.staffSay(language));
export const residentSay = (language: LanguageCode): Promise<words.ResidentSay> =>
	Promise.resolve(words.residentSay(language));
