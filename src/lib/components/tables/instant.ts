// Days and times of day as the tables write them.
import type { StaffLanguage } from '#i18n/language.svelte.ts';

/** "25 novembre 2026". */
export const dayOf = ({ code }: StaffLanguage, at: number): string =>
	new Intl.DateTimeFormat(code, { dateStyle: 'long' }).format(at);

/** "25 novembre à 17 h 11". */
export function instant({ code, t }: StaffLanguage, at: number): string {
	const date = new Date(at);
	const minutes = String(date.getMinutes()).padStart(2, '0');
	const day = new Intl.DateTimeFormat(code, { day: 'numeric', month: 'long' }).format(date);
	return t('keeping.at', { day, time: t('time.clock', { hours: date.getHours(), minutes }) });
}
