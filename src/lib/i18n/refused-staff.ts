// Refusals for people who run a meeting, where the usual words would send residents to somebody else.
import type { RefusalCode } from '#meeting/frame.ts';
import type { StaffLanguage } from './language.svelte.ts';

type T = StaffLanguage['t'];
const ownWords = [
	'damaged',
	'unknown',
	'not-allowed',
	'not-yours',
	'link-revoked',
	'full',
	'vote-closed',
	'box-mismatch',
	'not-admitted',
	'not-counted',
	'more-than-present',
	'wall-full'
] as const;

export function refusedToStaff(t: T, code: RefusalCode): string {
	const own = ownWords.find((each) => each === code);
	return own ? t(`refused.${own}`) : t(code);
}

/** Why a meeting does not open on a laptop, and what to do. */
export function noWay(t: T, code: RefusalCode): { readonly title: string; readonly how: string } {
	if (code === 'damaged') return { title: t('refused.damaged'), how: t('facilitate.damaged-how') };
	if (code === 'unknown') return { title: t('facilitate.not-here'), how: t('facilitate.not-here-how') };
	return { title: refusedToStaff(t, code), how: t('facilitate.no-link-how') };
}

/** The same for the screen of the room, which everybody reads. */
export function noScreen(t: T, code: RefusalCode): { readonly title: string; readonly how?: string } {
	if (code === 'damaged') return { title: t('screen.damaged'), how: t('screen.damaged.how') };
	if (code === 'unknown') return { title: t('screen.not-here'), how: t('screen.not-here.how') };
	if (code === 'not-allowed' || code === 'link-revoked')
		return { title: t('screen.no-link'), how: t('screen.no-link.how') };
	return { title: t('screen.joining') };
}
