// Days and times of day on the page of tables. Those of a meeting are in its zone; null means the computer's zone.
import { firstOfMonth, inZone } from '#i18n/in-zone.ts';
import type { StaffLanguage } from '#i18n/language.svelte.ts';
import { languageFacts } from '#i18n/languages.ts';
import { timeOf } from '#i18n/staff-words.ts';

/** "25 novembre 2026". */
export const dayOf = ({ code }: Pick<StaffLanguage, 'code'>, at: number, zone: string | null): string =>
	firstOfMonth(code, inZone(languageFacts[code].locale, { dateStyle: 'long' }, zone).format(at));

/** "25 novembre 2026 à 17 h 11". */
export function dayAndTime(language: StaffLanguage, at: number, zone: string | null): string {
	const day = dayOf(language, at, zone);
	return language.t('keeping.at', { day, time: timeOf(language, at, zone) });
}
