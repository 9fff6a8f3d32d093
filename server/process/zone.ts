// The time zone in which people are told times.

/** The zone of this laptop, as "Europe/Paris". */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The hall's zone as the meeting keeps it. It is the laptop's zone if the meeting has none, or one that this laptop does not know. */
export function zoneOf(kept: string | null): string {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: kept ?? zoneHere() }).resolvedOptions().timeZone;
	} catch {
		return zoneHere();
	}
}
