// The words of the server itself: the terminal's, and those of a page that does not exist. A shell's language is
// the first of ours that the browser asks for; a page corrects itself where its owner chose another.
import { languageOf as languageOfTag, source, type LanguageCode } from '#i18n/catalogue.ts';
import { loadMessages } from '#i18n/load.ts';
import { createTranslator, type Translate } from '#i18n/translator.ts';

export const direction: Readonly<Record<LanguageCode, 'ltr' | 'rtl'>> = { fr: 'ltr', en: 'ltr' };

/** The asker's best among ours, by the Accept-Language of a request. */
export function languageAsked(acceptLanguage: string | undefined): LanguageCode {
	const asked = (acceptLanguage ?? '')
		.split(',')
		.map((part) => /^\s*([a-z][a-z0-9-]*)\s*(?:;\s*q=([\d.]+))?/i.exec(part))
		.flatMap((match) => (match ? [{ tag: match[1], q: Number(match[2] ?? 1) }] : []))
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q)
		.flatMap(({ tag }) => languageOfTag(tag) ?? []);
	return asked[0] ?? source;
}

/** The words of what the server writes. */
export const wordsOf = async (language: LanguageCode): Promise<Translate<'documents'>> =>
	createTranslator<'documents'>(language, await loadMessages(language, ['documents']), {
		fallback: await loadMessages(source, ['documents'])
	});
