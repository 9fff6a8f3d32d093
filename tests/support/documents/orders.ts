// Orders for each document of an evening.
import { documentKinds, documentsOf, type DocumentKind } from '#api/minutes-files.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import type { Edition } from '#meeting/publication/state.ts';
import { orderOf, type Format, type Order } from '#server/documents/order.ts';
import { six } from '../meeting/evening-contents.ts';

export const writtenAt = six + 42 * 60_000;
/** The part of the evening that a document is about. */
export const partOf = (kind: DocumentKind): string =>
	({ item: 'item-2', group: 'group-1', none: '' })[documentsOf[kind].of ?? 'none'];

export function orderFor(
	minutes: Minutes,
	kind: DocumentKind,
	format: Format,
	{
		edition = 'outside',
		language = 'fr',
		of = partOf(kind)
	}: Partial<{ edition: Edition; language: LanguageCode; of: string }> = {}
): Order {
	const asked = { format, language, edition, document: { kind, of }, query: '' };
	const order = orderOf(minutes, asked, { at: writtenAt, here: null });
	if (!order) throw new Error(`the evening has no ${kind}`);
	return order;
}

/** Each document in each of its files. */
export const everyDocument: readonly (readonly [DocumentKind, Format])[] = documentKinds.flatMap((kind) =>
	documentsOf[kind].files.map((file) => [kind, file] as const)
);
