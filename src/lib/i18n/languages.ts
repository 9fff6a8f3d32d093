// Each language's properties besides its words. A new language is a code in `catalogue.ts`; the compiler then names this row and
// every missing file of words.
import type { LanguageCode } from './catalogue.ts';

export interface LanguageFacts {
	/** Its name in the language itself. */
	readonly name: string;
	/** Its tag for dates and numbers, and for documents. */
	readonly locale: string;
	readonly direction: 'ltr' | 'rtl';
}

export const languageFacts = {
	fr: { name: 'Français', locale: 'fr-FR', direction: 'ltr' },
	en: { name: 'English', locale: 'en-GB', direction: 'ltr' }
} as const satisfies Readonly<Record<LanguageCode, LanguageFacts>>;
