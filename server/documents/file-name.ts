// Names files as they are saved on a phone or a disk: "compte-rendu-table-des-rosiers-2026-11-22.html".
import { documentsOf } from '#api/minutes-files.ts';
import type { Words } from '../process/words.ts';
import { editionName } from './compose/publication.ts';
import type { Order } from './order.ts';

/** Small letters, digits and hyphens only. */
export const slug = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');

type Named = Pick<Order, 'document' | 'minutes'>;

/** The table's edition says so, so that nobody sends it in place of the other. */
export function fileName(order: Named, words: Words, extension: string): string {
	const { table, openedAt, createdAt } = order.minutes.frame;
	const parts = [
		words.t(`file.name.${order.document.kind}`),
		partName(order),
		slug(table),
		words.day(openedAt ?? createdAt),
		slug(editionName(order.minutes, words) ?? '')
	];
	return `${parts.filter(Boolean).join('-')}.${extension}`;
}

/** What the extract is about. A title without Latin letters has its id in its place. */
function partName({ document, minutes: { sections } }: Named): string {
	const title = {
		item: () => sections[0]?.item?.title,
		group: () => sections.flatMap(({ walls }) => walls.flatMap(({ groups }) => groups))[0]?.name
	};
	const { of } = documentsOf[document.kind];
	return of === null ? '' : slug(title[of]() ?? '') || slug(document.of);
}

/** The file of a meeting for another computer: "le-toit-de-l-ecole.tablee". */
export const travelName = (title: string): string => `${slug(title) || 'seance'}.tablee`;

/** All documents of an evening: "documents-table-des-rosiers-2026-11-22". */
export const eveningName = (
	{ table, at }: { readonly table: string; readonly at: number },
	words: Words
): string => [words.t('evening.name'), slug(table), words.day(at)].filter(Boolean).join('-');
