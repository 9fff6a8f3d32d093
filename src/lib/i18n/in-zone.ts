// Days and times of day in one time zone, wherever they are read.

/** Intl writes "1 décembre", where French says "1er". */
export const firstOfMonth = (language: string, date: string): string =>
	language === 'fr' ? date.replace(/\b1 (?=\p{L})/u, '1er ') : date;

/** A zone that this browser does not know counts as the computer's own, as null does. */
export function inZone(
	language: string,
	options: Intl.DateTimeFormatOptions,
	zone: string | null
): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat(language, zone === null ? options : { ...options, timeZone: zone });
	} catch (error) {
		if (error instanceof RangeError) return new Intl.DateTimeFormat(language, options);
		throw error;
	}
}
