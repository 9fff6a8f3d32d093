// The language of a page or a document: the first of Tablée's languages that the browser asks for. If its owner has chosen another
// language, the page switches to it by itself.
import { languageOf, source, type LanguageCode } from '#i18n/catalogue.ts';

/** The best of our languages for this Accept-Language. A language that the address names comes first. */
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
