import { beforeEach, describe, expect, test } from 'vitest';
import { Language } from '#i18n/language.svelte.ts';
import { residentParts } from '#i18n/load.ts';

beforeEach(() => {
	localStorage.clear();
	document.documentElement.lang = '';
});

describe('the language of a page', () => {
	test('the language is the one that the server read from the browser', async () => {
		document.documentElement.lang = 'en';
		const language = await Language.load(residentParts);
		expect(language.t('speaking.title')).toBe('It is your turn');
	});

	test('the language is French where the browser speaks none of ours', async () => {
		document.documentElement.lang = 'pt-BR';
		const language = await Language.load(residentParts);
		expect(language.t('speaking.title')).toBe('C’est à vous');
		expect(document.documentElement.lang).toBe('fr');
	});

	test('the language that the device chose before comes first of all', async () => {
		localStorage.setItem('tablee.lang', 'fr');
		document.documentElement.lang = 'en';
		expect((await Language.load(residentParts)).code).toBe('fr');
	});

	test('the language changes without a reload, and is remembered', async () => {
		const language = await Language.load(residentParts);
		const { t } = language;
		await language.choose('en');
		expect(t('ask.speak')).toBe('I ask to speak');
		expect(document.documentElement.lang).toBe('en');
		expect((await Language.load(residentParts)).code).toBe('en');
		expect(language.missing).toEqual([]);
	});
});
