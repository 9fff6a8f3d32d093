// What a language says aloud: numbers, days and hours in words (D77).
import type { LanguageCode } from '#i18n/catalogue.ts';
import { calendarDate } from '#stream/calendar-date.ts';
import { mask } from '#meeting/masking.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import type { Spoken } from './language.ts';

export const spoken: Readonly<Record<LanguageCode, Spoken>> = { fr: french, en: english };

/** A typed day, such as 2026-11-22. Words that are no day stay as they are. */
export function spokenDay({ day }: Spoken, typed: string): string {
	const noon = calendarDate(typed);
	if (noon === null) return typed;
	const date = new Date(noon);
	return day({
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		date: date.getUTCDate(),
		weekday: date.getUTCDay()
	});
}

/** 18:30. */
export function spokenClock({ clock }: Spoken, typed: string): string {
	const [hour = NaN, minute = NaN] = typed.split(':').map(Number);
	return Number.isInteger(hour) && Number.isInteger(minute) ? clock(hour, minute) : typed;
}

/** People's words stay as they were typed. A masked word is said as `instead`. */
export const sayable = (words: string, instead: string): string =>
	words.replaceAll(mask, instead).replace(/\s+/gu, ' ').trim();

/** A minute has so many words, read slowly to a hall. */
const wordsPerMinute = 130;
export const minutesToRead = (text: string): number =>
	Math.max(1, Math.round(text.split(/\s+/u).filter(Boolean).length / wordsPerMinute));

/** A sentence may begin with a number. */
export const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
