// The extracts of meetings (DESIGN 6): what of a meeting may be read outside of it, and the only way to read it there. Of a closed meeting
// it lies in a file that is derived from the journal. The store destroys that file before the journal changes, so whatever is
// withdrawn or masked is in no extract before that is acknowledged. Here it is made again, and read by its shape alone.
import { setImmediate as otherWork } from 'node:timers/promises';
import * as v from 'valibot';
import { extractOf } from '#meeting/extract/extract.ts';
import { extractSchema, type MeetingExtract } from '#meeting/extract/schema.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { readMeetingAt } from '../meeting/reading.ts';
import { meetingStreams, type MeetingRoom, type MeetingStream } from '../meeting/stream.ts';
import { inBackground } from '../process/background.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { RoomFollower } from '../room/room-follower.ts';
import type { Store } from '../store/store.ts';

/** A meeting as one state of its journal tells it. */
interface Read {
	readonly meeting: Meeting;
	readonly version: number;
	readonly file: object;
}

export class Extracts {
	readonly #store: Store;
	readonly #log: Log;
	/** Of each meeting, the last state of which no extract was written yet. */
	readonly #waiting = new Map<string, Read>();
	#work: Promise<void> | null = null;

	constructor(store: Store, log: Log) {
		this.#store = store;
		this.#log = log;
	}

	/** Once the meeting is closed, and after each later change, its extract is written in the background. */
	following(room: MeetingRoom): RoomFollower<MeetingStream> {
		return {
			saved: () => {
				const { id, state: meeting, version } = room;
				if (meeting.about.phase !== 'closed') return;
				this.#waiting.set(id, { meeting, version, file: meetingStreams(this.#store).fileNow(id) });
				this.#work ??= this.#writeAll();
				inBackground(this.#work, (error) => this.#log.error(faultOf(error), 'extract-threw'));
			}
		};
	}

	/** Null if the journal is damaged. Of a meeting that is going on, no file is made. */
	async for(meeting: string): Promise<MeetingExtract | null> {
		const kept = await this.#kept(meeting);
		if (kept) return kept;
		const file = meetingStreams(this.#store).fileNow(meeting);
		const read = await readMeetingAt(this.#store, meeting);
		if (!read) return null;
		return (await this.#make({ ...read, file })) ?? this.for(meeting); // what was read may have been taken back meanwhile
	}

	/** At the start. What cannot be destroyed now is compared again before it is read, and the next start tries again. */
	async settle(): Promise<void> {
		await meetingStreams(this.#store)
			.settleDerived()
			.catch((error: unknown) => this.#log.warn(faultOf(error), 'extracts-not-settled'));
	}

	/** Resolves once nothing is written any more. */
	async end(): Promise<void> {
		await this.#work?.catch(() => undefined);
	}

	/** A disk that refuses to read it is asked again the next time. */
	async #kept(meeting: string): Promise<MeetingExtract | null> {
		const kept = await meetingStreams(this.#store)
			.derived(meeting)
			.catch((error: unknown) => this.#log.warn({ meeting, ...faultOf(error) }, 'extract-not-read'));
		const read = v.safeParse(extractSchema, kept);
		return read.success && read.output.meeting === meeting ? read.output : null;
	}

	/** Null: the journal of the closed meeting is in another state by now. */
	async #make({ meeting, version, file }: Read): Promise<MeetingExtract | null> {
		const extract = extractOf(meeting);
		const { id, phase } = meeting.about;
		if (phase !== 'closed') return extract;
		const isNow = await meetingStreams(this.#store)
			.setDerived(id, { file, version }, extract)
			.catch((error: unknown) => {
				this.#log.warn({ meeting: id, ...faultOf(error) }, 'extract-not-written');
				return true;
			});
		return isNow ? extract : null;
	}

	async #writeAll(): Promise<void> {
		try {
			await otherWork(); // whoever closed the meeting has the answer first
			for (const [id, read] of this.#waiting) {
				this.#waiting.delete(id);
				await this.#make(read);
			}
		} finally {
			this.#work = null;
		}
	}
}
