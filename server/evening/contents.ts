// What an evening consists of: every document that is written of it, in every format, in both editions. A new kind of document or a new
// format comes in by itself.
import { documentKinds, documentsOf, filesOf, type DocumentFile } from '#api/minutes-files.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesState } from '#meeting/minutes-state.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import type { Edition } from '#meeting/publication/state.ts';
import type { DocumentAsked } from '../documents/order.ts';
import type { Snapshot } from '../documents/shelf.ts';

/** The outside edition is that of the last published version. Null: nothing was published. */
export type Editions = Readonly<{ table: Snapshot; outside: Snapshot | null }>;

/** An item of the agenda, or a group of ideas. */
export interface Part {
	readonly kind: 'item' | 'group';
	readonly id: string;
	/** With its number, in the order of the minutes. */
	readonly title: string;
}

export interface EveningDocument {
	readonly edition: Edition;
	readonly record: Snapshot;
	readonly document: DocumentAsked;
	/** Null: it is about the whole meeting. */
	readonly part: Part | null;
	readonly format: DocumentFile;
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

/** In the order in which they are made. D74. Handouts hold nothing that needs a yes: also before the publication they are for everybody. */
export function contentsOf({ table, outside }: Editions): EveningDocument[] {
	const isHandout = ({ document }: EveningDocument): boolean => documentsOf[document.kind].isHandout;
	const ofTable = documentsIn('table', table).filter((each) => !isHandout(each));
	return outside
		? [...ofTable, ...documentsIn('outside', outside)]
		: [...ofTable, ...documentsIn('outside', table).filter(isHandout)];
}

function documentsIn(edition: Edition, record: Snapshot): EveningDocument[] {
	const whole = minutesOf(record.meeting, record.names);
	const parts = partsIn(edition === 'table' ? whole : outsideOf(whole));
	return documentKinds.flatMap((kind) => {
		const { of: about } = documentsOf[kind];
		const made = (part: Part | null, of: string) =>
			filesOf(kind).map((format) => ({ edition, record, document: { kind, of }, part, format }));
		return about === null ? made(null, '') : parts[about].flatMap((part) => made(part, part.id));
	});
}

/** What a document can be about. */
const partsIn = ({ sections }: Minutes): Readonly<Record<Part['kind'], readonly Part[]>> => ({
	item: sections.flatMap(({ item }) => item ?? []).map(partOf('item')),
	group: sections
		.flatMap(({ walls }) => walls.flatMap(({ groups }) => groups))
		.map(({ id, name }) => ({ id, title: name }))
		.map(partOf('group'))
});

const partOf =
	(kind: Part['kind']) =>
	({ id, title }: { readonly id: string; readonly title: string }, index: number): Part => ({
		kind,
		id,
		title: `${String(index + 1).padStart(2, '0')} ${title}`.trim()
	});
