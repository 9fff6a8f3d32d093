// The words, dates and durations of a document, in one language and in the time zone of the hall.
import en from '#messages/en/documents.json' with { type: 'json' };
import fr from '#messages/fr/documents.json' with { type: 'json' };
import type { LanguageCode, WordsOf } from '#i18n/catalogue.ts';
import { firstOfMonth } from '#i18n/in-zone.ts';
import { languageFacts } from '#i18n/languages.ts';
import { createTranslator, type Translate } from '#i18n/translator.ts';
import { calendarDate } from '#stream/calendar-date.ts';

const messages: Readonly<Record<LanguageCode, WordsOf<'documents'>>> = { fr, en };

export interface Words {
	readonly language: LanguageCode;
	readonly t: Translate<'documents'>;
	/** "18 h 42". */
	time(at: number): string;
	/** "dimanche 22 novembre 2026". */
	date(at: number): string;
	/** "2026-11-22". */
	day(at: number): string;
	/** A date as it was typed. Only one like 2026-11-22 is written out in words. */
	typedDate(typed: string): string;
	/** A time of the clock, typed as 18:30: "18 h 30". */
	clock(typed: string): string;
	/** In whole minutes: nobody who was not there counts in seconds. */
	duration(ms: number): string;
}

/** Each is made once. A time format needs more memory than a document, and the engine does not count that memory. */
const made = new Map<string, Words>();
const mostMade = 100;

/** `zone` is the time zone for all times; left out, that of this laptop. */
export function wordsIn(language: LanguageCode, zone?: string): Words {
	const id = `${language} ${zone ?? ''}`;
	const known = made.get(id);
	if (known) return known;
	if (made.size >= mostMade) made.clear();
	const words = newWords(language, zone);
	made.set(id, words);
	return words;
}

/** Made once, when it is first needed: a start says much, but no date, and a format costs it milliseconds. */
function whenNeeded<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}

function newWords(language: LanguageCode, timeZone: string | undefined): Words {
	const t = createTranslator<'documents'>(language, messages[language], { fallback: messages.fr });
	const { locale } = languageFacts[language];
	const format = (of: string, options: Intl.DateTimeFormatOptions) =>
		whenNeeded(() => new Intl.DateTimeFormat(of, { timeZone, ...options }));
	const clock = format('en-GB', { hour: 'numeric', minute: '2-digit' });
	const long = format(locale, { dateStyle: 'full' });
	const iso = format('sv-SE', { dateStyle: 'short' });
	const utc = format(locale, { dateStyle: 'full', timeZone: 'UTC' });
	const first = (date: string) => firstOfMonth(language, date);
	return {
		language,
		t,
		time: (at) => clockIn(t, clock().format(at)),
		clock: (typed) => clockIn(t, typed),
		date: (at) => first(long().format(at)),
		day: (at) => iso().format(at),
		typedDate: (typed) => {
			const noon = calendarDate(typed);
			return noon === null ? typed : first(utc().format(noon));
		},
		duration: (ms) => durationIn(t, ms)
	};
}

function clockIn(t: Words['t'], typed: string): string {
	const [hour = '', minute = ''] = typed.split(':');
	return t('time', { hour: String(Number(hour)), minute });
}

function durationIn(t: Words['t'], ms: number): string {
	if (ms < 60_000) return t('duration.short');
	const minutes = Math.round(ms / 60_000);
	if (minutes < 60) return t('duration.minutes', { n: minutes });
	return t('duration.hours', {
		hours: Math.floor(minutes / 60),
		minutes: String(minutes % 60).padStart(2, '0')
	});
}
