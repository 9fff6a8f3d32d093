// The index of meetings, as their rooms have it. A room tells it what it has saved before anybody is shown it; the catalogue follows,
// at the speed of its disk. So nobody is told by http what they have already seen to be otherwise.
import type { Meeting } from '#meeting/meeting.ts';
import { rowOf } from './index-row.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';

type About = Pick<Meeting, 'about'>;
interface Rows {
	readonly meetings: readonly MeetingRow[];
}

export class MeetingIndex {
	readonly #catalogue: CatalogueFile;
	readonly #log: Log;
	/** What was saved of meetings and is not in the catalogue yet, by meeting. */
	readonly #ahead = new Map<string, About>();

	constructor(catalogue: CatalogueFile, log: Log) {
		this.#catalogue = catalogue;
		this.#log = log;
	}

	get rows(): readonly MeetingRow[] {
		return this.#following(this.#catalogue.data).meetings;
	}

	/** By its key or its id. */
	row(keyOrId: string): MeetingRow | undefined {
		return this.rows.find(({ key, id }) => key === keyOrId || id === keyOrId);
	}

	/** What its room has saved; from now on the rows say so. */
	saved({ about }: About): void {
		if (this.#ahead.has(about.id) || rowOf(this.#catalogue.data, { about }) !== null)
			this.#ahead.set(about.id, { about });
	}

	/** Brings the catalogue up to the rows. Never rejects: what the disk refuses stays ahead of it, and is tried again with the next call. */
	async write(): Promise<void> {
		if (this.#ahead.size === 0) return;
		try {
			await this.#catalogue.update((draft) => {
				draft.meetings = [...this.#following(draft).meetings];
			});
		} catch (error) {
			this.#log.error({ meetings: [...this.#ahead.keys()], ...faultOf(error) }, 'index-not-saved');
		}
		for (const [meeting, about] of this.#ahead)
			if (rowOf(this.#catalogue.data, about) === null) this.#ahead.delete(meeting);
	}

	/** One after the other: a code that one of them takes is free for none behind it. */
	#following({ meetings }: Rows): Rows {
		let rows: Rows = { meetings };
		for (const about of this.#ahead.values()) rows = followed(rows, about);
		return rows;
	}
}

/** The rows, where that of this meeting is as it should be. */
export function followed(rows: Rows, about: About): Rows {
	const row = rowOf(rows, about);
	if (row === null) return rows;
	return { meetings: rows.meetings.map((each) => (each.id === row.id ? row : each)) };
}
