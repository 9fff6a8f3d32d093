// Removes a meeting. If its minutes are there for everybody, their outside edition stays, as one page without first names, and with them the
// address, the table and the day. The meeting's id is written down first, so that the next start completes a removal that a crash cut.
// While a meeting is here, it has no such page: nobody would take from it what is taken from the meeting.
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Phase } from '#meeting/phase.ts';
import { isThere, minutesState } from '#meeting/minutes-state.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import type { Edition } from '#meeting/publication/state.ts';
import type { Clock } from '../process/clock.ts';
import type { DateWatch } from './date-watch.ts';
import { tableMinutes } from '../documents/order.ts';
import { versionOf } from '../documents/versions.ts';
import type { Writer } from '../documents/writer.ts';
import { readMeeting } from '../meeting/reading.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { prove, type MeetingRow, type Proof } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';
import { zoneOf } from '../process/zone.ts';
import { meetingStreams } from '../meeting/stream.ts';

export interface RemovalGround {
	readonly store: Store;
	readonly rooms: MeetingRooms;
	readonly clock: Clock;
	readonly log: Log;
	readonly date: DateWatch;
	/** Makes the page that stays. */
	readonly writer: Writer;
}

/** A meeting that is going on is not removed. */
export class StillOpen extends Error {}

export interface Removing {
	readonly why: 'asked' | 'retention';
	/** The language of the minutes that stay. */
	readonly language: LanguageCode;
	readonly proof?: Proof;
	/** Throws if the meeting may not go. Called once nobody can change it any more; with null if it cannot be read. */
	readonly mayGo: (meeting: Meeting | null) => void;
}

/** Resolves to whether minutes stay: they do if everybody could read them, and the meeting can still be read. Rejects with StillOpen. */
export function removeMeeting(ground: RemovalGround, row: MeetingRow, removing: Removing): Promise<boolean> {
	const { store, rooms, log } = ground;
	const { why, language, proof, mayGo } = removing;
	return rooms.whileEmpty(row.id, async () => {
		const { meetings, published } = store.catalogue.data;
		if (!meetings.some(({ id }) => id === row.id)) return published.some(({ key }) => key === row.key);
		const meeting = await readMeeting(store, row.id);
		if (meeting && phasesGoingOn.includes(meeting.about.phase)) throw new StillOpen();
		mayGo(meeting);
		const closedAt = meeting?.about.closedAt ?? null;
		const stays = meeting !== null && closedAt !== null && isThere(minutesState(meeting));
		if (stays)
			await store.publish(
				row.key,
				await pageOf(ground, meeting, await lastVersion(store, meeting), language)
			);
		else await store.unpublish(row.key);
		await store.catalogue.update((draft) => {
			draft.meetings = draft.meetings.filter(({ id }) => id !== row.id);
			draft.removing.push(row.id);
			draft.published = draft.published.filter(({ key }) => key !== row.key);
			if (stays) draft.published.push({ key: row.key, table: row.table, closedAt, zone: meeting.about.zone });
			for (const each of draft.gone) if (each.meeting === row.id) each.meeting = null;
			if (proof) prove(draft, proof);
		});
		await finish(store, row.id);
		log.warn({ meeting: row.id, why, published: stays }, 'meeting-removed');
		return stays;
	});
}

export const phasesGoingOn: readonly Phase[] = ['open', 'correcting'];

/** At the start, completes the removals that a crash cut. A failure does not stop the start; the next start tries again. */
export async function completeRemovals({ store, log }: Pick<RemovalGround, 'store' | 'log'>): Promise<void> {
	for (const meeting of store.catalogue.data.removing)
		await finish(store, meeting).catch((error: unknown) =>
			log.error({ meeting, ...faultOf(error) }, 'not-removed')
		);
}

async function finish(store: Store, meeting: string): Promise<void> {
	await meetingStreams(store).remove(meeting);
	await store.catalogue.update((draft) => {
		draft.removing = draft.removing.filter((id) => id !== meeting);
	});
}

const lastVersion = async (store: Store, meeting: Meeting): Promise<Meeting> =>
	(await versionOf(store, meeting, meeting.publication.versions.length)) ?? meeting;

/** At the start, destroys the pages of meetings that are here again. A failure does not stop the start; the next start tries again. */
export async function withdrawPages({ store, log }: Pick<RemovalGround, 'store' | 'log'>): Promise<void> {
	const { ids } = await meetingStreams(store).lying();
	const here = store.catalogue.data.meetings.filter(({ id }) => ids.includes(id)); // without its journal, the page is all that is left
	for (const { id, key } of here) await withdrawPage({ store, log }, id, key);
}

/** The meeting is here again, and shows its minutes itself. If the page cannot be destroyed now, the next start does it. */
export const withdrawPage = (
	{ store, log }: Pick<RemovalGround, 'store' | 'log'>,
	meeting: string,
	key: string
): Promise<void> =>
	store
		.unpublish(key)
		.catch((error: unknown) => log.error({ meeting, ...faultOf(error) }, 'page-not-destroyed'));

/** They stay for ever, so they have no first names. The page of a meeting that an older version closed stays as it was (D40). */
async function pageOf(
	{ writer, clock }: Pick<RemovalGround, 'writer' | 'clock'>,
	meeting: Meeting,
	shown: Meeting,
	language: LanguageCode
): Promise<string> {
	const table = minutesOf(shown, {});
	const edition: Edition = minutesState(meeting) === 'as-before' ? 'table' : 'outside';
	const minutes = edition === 'table' ? table : outsideOf(table);
	const zone = zoneOf(minutes.frame.zone);
	const order = { ...tableMinutes('html', language), edition, minutes, zone, at: clock(), here: null };
	return Buffer.from((await writer.write(order, true)).body).toString();
}
