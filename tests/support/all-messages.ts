// All words of the catalogue at once. No page loads them all.
import type { WordsPart } from '#i18n/catalogue.ts';
import { enterParts, laterWords, staffParts, type Parts } from '#i18n/load.ts';

export const allParts: Parts<WordsPart> = {
	...enterParts,
	...laterWords,
	...staffParts,
	documents: {
		fr: () => import('#messages/fr/documents.json'),
		en: () => import('#messages/en/documents.json')
	},
	paper: {
		fr: () => import('#messages/fr/paper.json'),
		en: () => import('#messages/en/paper.json')
	}
};
