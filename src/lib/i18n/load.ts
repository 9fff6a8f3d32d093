// Each language and part is a file of its own, so that a page downloads only what it speaks.
import type { LanguageCode, Messages, Part } from './catalogue.ts';

type Loader = () => Promise<{ default: Messages }>;

const loaders: Readonly<Record<LanguageCode, Readonly<Record<Part, Loader>>>> = {
	fr: {
		resident: () => import('#messages/fr/resident.json'),
		staff: () => import('#messages/fr/staff.json'),
		documents: () => import('#messages/fr/documents.json'),
		refusals: () => import('#messages/fr/refusals.json')
	},
	en: {
		resident: () => import('#messages/en/resident.json'),
		staff: () => import('#messages/en/staff.json'),
		documents: () => import('#messages/en/documents.json'),
		refusals: () => import('#messages/en/refusals.json')
	}
};

/** The words of these parts, joined. */
export async function loadMessages(language: LanguageCode, parts: readonly Part[]): Promise<Messages> {
	const loaded = await Promise.all(parts.map((part) => loaders[language][part]()));
	return Object.assign({}, ...loaded.map((each) => each.default)) as Messages;
}
