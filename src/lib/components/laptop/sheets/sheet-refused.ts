// Why a sheet could not be made, and what to do.
import { refusedWord } from '#i18n/staff-words.ts';
import type { StaffLanguage } from '#i18n/language.svelte.ts';
import type { Refused } from '#live/ask.ts';

export function sheetRefused(t: StaffLanguage['t'], refused: Refused['refused']): string {
	if (refused === 'too-fast') return t('sheets.busy');
	if (refused === 'not-saved' || refused === 'bad-command') return t('sheets.failed');
	// D95. A vote by code has no other ballots than its slips.
	if (refused === 'bad-choice') return t('sheets.by-code');
	return refusedWord(t, refused);
}
