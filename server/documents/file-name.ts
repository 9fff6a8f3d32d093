// Names files as they are saved on a phone or a disk: "compte-rendu-table-des-rosiers-2026-11-22.html".
import type { DocumentKind } from '#api/minutes-files.ts';
import type { Frame } from '#meeting/minutes/types.ts';
import type { Words } from '../process/words.ts';

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

export function fileName(
	{ table, openedAt, createdAt }: Frame,
	kind: DocumentKind,
	words: Words,
	extension: string
): string {
	const parts = [words.t(`file.name.${kind}`), slug(table), words.day(openedAt ?? createdAt)];
	return `${parts.filter(Boolean).join('-')}.${extension}`;
}

/** The file of a meeting for another computer: "le-toit-de-l-ecole.tablee". */
export const travelName = (title: string): string => `${slug(title) || 'seance'}.tablee`;

/** All documents of an evening: "documents-table-des-rosiers-2026-11-22". */
export const eveningName = (
	{ table, at }: { readonly table: string; readonly at: number },
	words: Words
): string => [words.t('evening.name'), slug(table), words.day(at)].filter(Boolean).join('-');
