// Version N of published minutes: the journal folded up to the line of its publication, without what was taken back since. No copy of it
// lies on the disk. The last few stay in memory, as long as their meeting is the same.
import { asPublished } from '#meeting/as-published.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { foldMeeting } from '../meeting/reading.ts';
import { meetingStreams, type MeetingLine } from '../meeting/stream.ts';
import { StreamDamaged } from '../room/folding.ts';
import type { Store } from '../store/store.ts';

const mostKept = 8;

interface Kept {
	readonly now: WeakRef<Meeting>;
	readonly version: Promise<Meeting | null>;
}

export class Versions {
	readonly #store: Store;
	readonly #kept = new Map<string, Kept>();

	constructor(store: Store) {
		this.#store = store;
	}

	/** `now`: the meeting as it stands. Null if there is no such version. Rejects with StreamDamaged. */
	of(now: Meeting, number: number): Promise<Meeting | null> {
		const id = `${now.about.id} ${number}`;
		const kept = this.#kept.get(id);
		if (kept?.now.deref() === now) return kept.version;
		const version = versionOf(this.#store, now, number);
		this.#kept.delete(id);
		this.#kept.set(id, { now: new WeakRef(now), version });
		version.catch(() => this.#kept.delete(id));
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= mostKept) break;
			this.#kept.delete(oldest);
		}
		return version;
	}
}

export async function versionOf(store: Store, now: Meeting, number: number): Promise<Meeting | null> {
	if (!now.publication.versions.some((each) => each.number === number)) return null;
	const copied = await meetingStreams(store).copy(now.about.id);
	if ('damaged' in copied) throw new StreamDamaged(copied.damaged);
	return versionIn(
		copied.lines.map(({ line }) => line),
		now,
		number
	);
}

/** `lines`: those of its journal. */
export async function versionIn(
	lines: readonly MeetingLine[],
	now: Meeting,
	number: number
): Promise<Meeting | null> {
	const end = lines.findIndex((line) => publishes(line, number));
	return end < 0 ? null : asPublished(await foldMeeting(lines.slice(0, end + 1)), now);
}

const publishes = ({ events }: MeetingLine, number: number): boolean =>
	events.some((event) => event.type === 'MinutesPublished' && event.number === number);
