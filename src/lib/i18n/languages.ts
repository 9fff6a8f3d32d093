// What is known of each language besides its words. A new language is a code in `catalogue.ts`; the compiler then names this row and
// every file of words that it lacks.
import type { LanguageCode } from './catalogue.ts';

export interface LanguageFacts {
	/** In the language itself. */
	readonly name: string;
	/** For dates and numbers, and as the language of a document. */
	readonly locale: string;
	readonly direction: 'ltr' | 'rtl';
}

export const languageFacts = {
	fr: { name: 'Français', locale: 'fr-FR', direction: 'ltr' },
	en: { name: 'English', locale: 'en-GB', direction: 'ltr' }
} as const satisfies Readonly<Record<LanguageCode, LanguageFacts>>;
