// The words of every part. Pages load their own; the server reads those of documents from the disk.
import type { Part } from '#i18n/catalogue.ts';
import { residentParts, staffParts, type Parts } from '#i18n/load.ts';

export const allParts: Parts<Part> = {
	...residentParts,
	...staffParts,
	documents: {
		fr: () => import('#messages/fr/documents.json'),
		en: () => import('#messages/en/documents.json')
	}
};
