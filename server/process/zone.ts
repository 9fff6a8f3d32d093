// The time zone in which people read the clock.

/** The one that this laptop is set to, as "Europe/Paris". */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** That of the hall, as a meeting has kept it; the laptop's where it has none or one that this laptop does not know. */
export function zoneOf(kept: string | null): string {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: kept ?? zoneHere() }).resolvedOptions().timeZone;
	} catch {
		return zoneHere();
	}
}
