import { beforeEach, describe, expect, test } from 'vitest';
import { Language } from '#i18n/language.svelte.ts';
import { laterWords, residentParts } from '#i18n/load.ts';

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

	test('the language is French if the browser speaks none of ours', async () => {
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

	test('has the words of a part that came later, in every language that is chosen after', async () => {
		const language = await Language.load(residentParts);
		const t = language.saying<'wall'>();
		expect(t('wall.send')).toBe('');
		await language.add({ wall: laterWords.wall });
		expect(t('wall.send')).toBe('Envoyer mon idée');
		await language.choose('en');
		expect(t('wall.send')).toBe('Send my idea');
	});

	test('is one for all words, whichever of a part and a choice comes first', async () => {
		for (const order of ['choice', 'part'] as const) {
			localStorage.clear();
			const language = await Language.load(residentParts);
			const come = { choice: () => language.choose('en'), part: () => language.add(laterWords) };
			const last = order === 'choice' ? 'part' : 'choice';
			await Promise.all([come[order](), come[last]()]);
			const t = language.saying<'wall'>();
			expect([t('ask.speak'), t('wall.send')]).toEqual(['I ask to speak', 'Send my idea']);
		}
	});

	test('is the last of two choices, whichever words come first', async () => {
		let release = (): void => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		const { resident, refusals } = residentParts;
		const language = await Language.load({
			refusals,
			resident: { ...resident, en: () => held.then(resident.en) }
		});
		const [first, last] = [language.choose('en'), language.choose('fr')];
		await last;
		release();
		await first;
		expect([language.code, language.t('ask.speak')]).toEqual(['fr', 'Je demande la parole']);
		expect(localStorage.getItem('tablee.lang')).toBe('fr');
	});
});
