// The words of the sheets, in the language of the page from which they are printed.
import en from '#messages/en/paper.json' with { type: 'json' };
import fr from '#messages/fr/paper.json' with { type: 'json' };
import type { LanguageCode, WordsOf } from '#i18n/catalogue.ts';
import { createTranslator, type Translate } from '#i18n/translator.ts';

const messages: Readonly<Record<LanguageCode, WordsOf<'paper'>>> = { fr, en };

export const paperWords = (language: LanguageCode): Translate<'paper'> =>
	createTranslator<'paper'>(language, messages[language], { fallback: messages.fr });
