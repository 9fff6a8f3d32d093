// The address of a document, behind "/minutes/": its meeting, which document, of what, and in which file.
import { documentKinds, documentsOf, type DocumentKind } from '#api/minutes-files.ts';
import { formats } from './formats.ts';
import { wholeMinutes, type DocumentAsked, type Format } from './order.ts';

export interface Addressed {
	readonly key: string;
	readonly document: DocumentAsked;
	readonly format: Format;
}

/** "K7QM2XPA.pdf", "K7QM2XPA/brief.pdf", "K7QM2XPA/item/ID.pdf". */
const addresses = /^([A-Z2-7]{8})(?:\/([a-z]+))?(?:\/([\w-]{1,64}))?(?:\.([a-z]+))?$/i;

/** Null: there is no such document, or not in this file. */
export function addressed(path: string): Addressed | null {
	const [, key, kind, of, extension] = addresses.exec(path) ?? [];
	const document = key === undefined ? null : documentAt(kind, of);
	const format = formatOf(extension);
	if (key === undefined || !document || !format || !isWrittenAs(document.kind, format)) return null;
	return { key: key.toUpperCase(), document, format };
}

function documentAt(named: string | undefined, of: string | undefined): DocumentAsked | null {
	if (named === undefined) return of === undefined ? wholeMinutes : null;
	const kind = documentKinds.find((each) => each === named && each !== 'minutes');
	if (kind === undefined || (documentsOf[kind].of === null) !== (of === undefined)) return null;
	return { kind, of: of ?? '' };
}

/** Without an extension: the page. */
const formatOf = (extension: string | undefined): Format | undefined =>
	(Object.keys(formats) as Format[]).find(
		(format) => formats[format].extension === (extension?.toLowerCase() ?? null)
	);

const isWrittenAs = (kind: DocumentKind, format: Format): boolean => {
	const { files, hasPage } = documentsOf[kind];
	return format === 'page' ? hasPage : files.some((file) => file === format);
};
