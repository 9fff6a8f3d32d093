// The index of meetings. A room reports what it has saved before anybody sees it; the catalogue on the disk follows as fast as it can.
// So an answer by http is never older than a view that the same person has seen.
import { rowOf, type Indexed } from './index-row.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';

interface Rows {
	readonly meetings: readonly MeetingRow[];
}

export class MeetingIndex {
	readonly #catalogue: CatalogueFile;
	readonly #log: Log;
	/** By meeting: what was saved and is not in the catalogue yet. */
	readonly #ahead = new Map<string, Indexed>();

	constructor(catalogue: CatalogueFile, log: Log) {
		this.#catalogue = catalogue;
		this.#log = log;
	}

	get rows(): readonly MeetingRow[] {
		return this.#following(this.#catalogue.data).meetings;
	}

	/** Finds a row by the meeting's key or id. */
	row(keyOrId: string): MeetingRow | undefined {
		return this.rows.find(({ key, id }) => key === keyOrId || id === keyOrId);
	}

	/** The room has saved this. From now on the rows have it. */
	saved({ about, publication }: Indexed): void {
		const saved = { about, publication };
		if (this.#ahead.has(about.id) || rowOf(this.#catalogue.data, saved) !== null)
			this.#ahead.set(about.id, saved);
	}

	/** Writes the rows to the catalogue. Never rejects: if the disk refuses, the next call tries again. */
	async write(): Promise<void> {
		if (this.#ahead.size === 0) return;
		try {
			await this.#catalogue.update((draft) => {
				draft.meetings = [...this.#following(draft).meetings];
			});
		} catch (error) {
			this.#log.error({ meetings: [...this.#ahead.keys()], ...faultOf(error) }, 'index-not-saved');
		}
		for (const [meeting, saved] of this.#ahead)
			if (rowOf(this.#catalogue.data, saved) === null) this.#ahead.delete(meeting);
	}

	/** One row after the other, because a code that one takes is not free for the next. */
	#following({ meetings }: Rows): Rows {
		let rows: Rows = { meetings };
		for (const saved of this.#ahead.values()) rows = followed(rows, saved);
		return rows;
	}
}

/** The rows with the right row for this meeting. */
export function followed(rows: Rows, saved: Indexed): Rows {
	const row = rowOf(rows, saved);
	if (row === null) return rows;
	return { meetings: rows.meetings.map((each) => (each.id === row.id ? row : each)) };
}
