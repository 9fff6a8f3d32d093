import { expect, test } from 'vitest';
import { sheetRefused } from '#components/laptop/sheets/sheet-refused.ts';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';

test('D95 whoever asks for ballots of a vote by code is told that its slips are its ballots', async () => {
	const { t } = await Language.load(staffParts);
	expect(sheetRefused(t, 'bad-choice')).toContain('billets à code');
});
