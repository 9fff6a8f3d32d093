// What an evening consists of: every document that is written of it, in every format, in both editions. A new kind of document or a new
// format comes in by itself.
import { documentKinds, minutesFiles, type MinutesFile } from '#api/minutes-files.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesState } from '#meeting/minutes-state.ts';
import type { Edition } from '#meeting/publication/state.ts';
import type { DocumentAsked } from '../documents/order.ts';
import type { Snapshot } from '../documents/shelf.ts';

/** The outside edition is that of the last published version. Null: nothing was published. */
export type Editions = Readonly<{ table: Snapshot; outside: Snapshot | null }>;

export interface EveningDocument {
	readonly edition: Edition;
	readonly record: Snapshot;
	readonly document: DocumentAsked;
	readonly format: MinutesFile;
}

/** `version`: the meeting as it was when this version was published. */
export async function editionsOf(
	{ key, meeting, names }: Snapshot & { readonly names: Names },
	version: (now: Meeting, number: number) => Promise<Meeting | null>
): Promise<Editions> {
	const isPublished = minutesState(meeting) === 'published';
	const last = isPublished ? await version(meeting, meeting.publication.versions.length) : null;
	return { table: { key, meeting, names }, outside: last && { key, meeting: last, names } };
}

/** In the order in which they are made. */
export const contentsOf = ({ table, outside }: Editions): EveningDocument[] => [
	...documentsIn('table', table),
	...(outside ? documentsIn('outside', outside) : [])
];

const documentsIn = (edition: Edition, record: Snapshot): EveningDocument[] =>
	documentKinds.flatMap((kind) =>
		minutesFiles.map((format) => ({ edition, record, document: { kind, of: '' }, format }))
	);
