// The language in which a page or a document is written: the first of ours that the browser asks for. A page corrects itself where
// its owner has chosen another.
import { languageOf, source, type LanguageCode } from '#i18n/catalogue.ts';

export const direction: Readonly<Record<LanguageCode, 'ltr' | 'rtl'>> = { fr: 'ltr', en: 'ltr' };

/** The asker's best among ours, by the Accept-Language of a request; before it goes what an address asks for by name. */
export function languageAsked(acceptLanguage: string | undefined, named?: unknown): LanguageCode {
	const chosen = typeof named === 'string' ? languageOf(named) : null;
	if (chosen !== null) return chosen;
	const asked = (acceptLanguage ?? '')
		.split(',')
		.map((part) => /^\s*([a-z][a-z0-9-]*)\s*(?:;\s*q=([\d.]+))?/i.exec(part))
		.flatMap((match) => (match ? [{ tag: match[1], q: Number(match[2] ?? 1) }] : []))
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q)
		.flatMap(({ tag }) => languageOf(tag) ?? []);
	return asked[0] ?? source;
}
