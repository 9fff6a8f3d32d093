// Days and times of day as they are read in one time zone, wherever the reading is done.

/** A zone that this browser does not know is that of the computer, as null is. */
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
