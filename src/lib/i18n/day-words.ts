// A day as people write it: "15 mars 2026", "1er mars 2026".
import { noonOf } from '#stream/iso-day.ts';
import type { LanguageCode } from './catalogue.ts';
import { firstOfMonth } from './in-zone.ts';
import { languageFacts } from './languages.ts';

/** `day` is written 2026-03-15. "full": with its weekday. */
export function dayWords(code: LanguageCode, day: string, dateStyle: 'long' | 'full' = 'long'): string {
	const noon = noonOf(day);
	if (noon === null) return day;
	const { locale } = languageFacts[code];
	const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
	return firstOfMonth(code, format.format(noon));
}

/** By when: the day, else the words that were typed. */
export const whenWords = (
	code: LanguageCode,
	{ when, due }: { readonly when: string; readonly due?: string }
): string => (due === undefined ? when : dayWords(code, due));
