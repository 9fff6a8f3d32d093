// Masks words in a whole meeting, in one act. Nobody is in the meeting meanwhile, and everybody comes back to the new one. The catalogue
// notes the meeting first, so that the next start clears away what a crash may have left of the old file.
import type { Event } from '#meeting/event.ts';
import type { Author } from '#meeting/frame.ts';
import { maskedEvent, maskerOf, placesToMask, type Masker } from '#meeting/masking.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { isOffRecord } from '#meeting/off-record.ts';
import { RefusedError } from '../http/refused.ts';
import { foldMeeting, readMeeting } from '../meeting/reading.ts';
import { meetingStreams, type MeetingLine } from '../meeting/stream.ts';
import { faultOf, type Log } from '../process/log.ts';
import { StreamDamaged } from '../room/folding.ts';
import type { Store } from '../store/store.ts';
import { crossOut } from './half-made.ts';
import { followed } from './meeting-index.ts';
import type { RemovalGround } from './removal.ts';

export interface Masking {
	/** The id of the command: sent again, it is done once. */
	readonly id: string;
	readonly words: string;
	readonly reason: string;
	/** Throws if whoever asks may no longer. */
	readonly author: (meeting: Meeting) => Author;
}
type WordsMasked = Extract<Event, { readonly type: 'WordsMasked' }>;

/** Resolves to the number of places, once the old words are in no file. Rejects with a refusal or with the disk's error. */
export function maskWords(ground: RemovalGround, meeting: string, masking: Masking): Promise<number> {
	return ground.rooms.whileEmpty(meeting, async () => {
		const lines = await linesOf(ground.store, meeting);
		const before = await foldMeeting(lines);
		const by = masking.author(before);
		const done = lines.find((line) => line.cause === masking.id);
		if (done) return doneBefore(ground.store, meeting, done);
		if (isOffRecord(before.about)) throw new RefusedError('off-record');
		const masker = maskerOf(masking.words);
		const events = lines.flatMap((line) => line.events);
		const places = placesToMask(before, events, masker).length;
		if (places === 0) throw new RefusedError('nothing-to-mask');
		const at = Math.max(ground.clock(), lines.at(-1)?.at ?? 0);
		const event: WordsMasked = { type: 'WordsMasked', reason: masker.masked(masking.reason), places };
		const anew = (all: readonly MeetingLine[]): MeetingLine[] => [
			...all.map((line) => maskedLine(line, masker)),
			{ version: all.length + 1, at, by, cause: masking.id, events: [event] }
		];
		await replace(ground, meeting, { before, after: await foldMeeting(anew(lines)), anew });
		ground.log.warn({ meeting, places }, 'words-masked');
		return places;
	});
}

async function linesOf(store: Store, meeting: string): Promise<readonly MeetingLine[]> {
	const loaded = await meetingStreams(store).load(meeting);
	if ('damaged' in loaded) throw new StreamDamaged(loaded.damaged);
	return loaded.lines;
}

const maskedLine = (line: MeetingLine, masker: Masker): MeetingLine => ({
	...line,
	events: line.events.map((event) => maskedEvent(event, masker))
});

async function doneBefore(store: Store, meeting: string, { events }: MeetingLine): Promise<number> {
	const masked = events.find((event) => event.type === 'WordsMasked');
	if (!masked) throw new RefusedError('id-taken');
	if (store.catalogue.data.masking.includes(meeting)) await clear(store, meeting);
	return masked.places;
}

interface Anew {
	readonly before: Meeting;
	readonly after: Meeting;
	readonly anew: (lines: readonly MeetingLine[]) => MeetingLine[];
}

/** The copies in the catalogue go first, and the minutes that a failing disk left from a removal, because nobody knows the words after a crash. */
async function replace(ground: RemovalGround, id: string, { before, after, anew }: Anew) {
	const { store, rooms } = ground;
	const row = rooms.row(id);
	rooms.arrived(after);
	try {
		await store.catalogue.update((draft) => {
			draft.meetings = [...followed(draft, after).meetings];
			draft.masking = [...draft.masking.filter((each) => each !== id), id];
		});
		if (row) await store.unpublish(row.key);
		await meetingStreams(store).rewrite(id, anew);
	} catch (error) {
		rooms.arrived((await readMeeting(store, id).catch(() => null)) ?? before);
		throw error;
	}
	await crossOut(store, 'masking', id);
}

/** Writes the journal once more, which destroys whatever a crash has left beside it. */
async function clear(store: Store, id: string): Promise<void> {
	await meetingStreams(store).rewrite(id, (lines) => lines);
	const meeting = await readMeeting(store, id);
	await store.catalogue.update((draft) => {
		if (meeting) draft.meetings = [...followed(draft, meeting).meetings];
		draft.masking = draft.masking.filter((each) => each !== id);
	});
}

/** At the start, completes what a crash cut. A failure does not stop the start; the next start tries again. */
export async function completeMaskings({ store, log }: { readonly store: Store; readonly log: Log }) {
	const { meetings, masking } = store.catalogue.data;
	for (const id of masking) {
		const isHere = meetings.some((row) => row.id === id);
		await (isHere ? clear(store, id) : crossOut(store, 'masking', id)).catch((error: unknown) =>
			log.error({ meeting: id, ...faultOf(error) }, 'not-masked')
		);
	}
}
