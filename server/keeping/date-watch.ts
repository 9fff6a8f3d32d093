// Whether the laptop's date can be believed. A laptop with a dead battery starts in 1970 or 2001, and somebody may set 2040 by mistake.
// Nothing is erased by such a date. The date is compared with the newest date that was believed in this folder. While it is in doubt,
// that date stays, staff are told, and a person may confirm the date. A meeting that is closed meanwhile has a wrong closing date, so
// its days count from the moment when the date is sure again.
import type { DateDoubt } from '#api/listing.ts';
import type { Clock } from '../process/clock.ts';
import type { Catalogue } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Longer than any association's pause between two meetings. */
const longestRestMs = 400 * dayMs;
/** No data folder of Tablée is older. */
const first = 1_767_225_600_000; // 1 January 2026, UTC
const notedMs = 12 * 60 * 60 * 1000;

/** `seenAt` is 0 if no date was believed yet. */
export function doubtOf(now: number, seenAt: number): DateDoubt | null {
	const known = Math.max(seenAt, first);
	if (now < known - dayMs) return { kind: 'behind', now, seenAt: seenAt < first ? null : seenAt };
	return seenAt > 0 && now > seenAt + longestRestMs ? { kind: 'ahead', now, seenAt } : null;
}

/** A folder of an earlier version has no such date; there it is the newest time in the catalogue. */
const seenIn = ({ seenAt, changedAt, meetings, doubt }: Catalogue): number =>
	seenAt || doubt
		? seenAt
		: Math.max(changedAt, ...meetings.flatMap(({ createdAt, closedAt }) => [createdAt, closedAt ?? 0]));

export class DateWatch {
	readonly #store: Store;
	readonly #clock: Clock;
	readonly #seenAt: number;
	#isDoubted: boolean;

	/** To be made at the start, before the catalogue is written. */
	constructor(store: Store, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
		this.#seenAt = Math.max(0, ...[store.catalogue.data, ...store.others].map(seenIn));
		this.#isDoubted = doubtOf(clock(), this.#seenAt) !== null;
	}

	/** Null if the date can be believed. */
	get doubt(): DateDoubt | null {
		return this.#isDoubted ? doubtOf(this.#clock(), this.#seenAt) : null;
	}
	get isSure(): boolean {
		return !this.#isDoubted;
	}

	/** To be called at the start, and regularly afterwards. */
	async note(): Promise<void> {
		const { catalogue } = this.#store;
		const now = this.#clock();
		const { doubt, seenAt } = catalogue.data;
		if (!this.#isDoubted && !doubt && Math.abs(now - seenAt) < notedMs) return;
		await catalogue.update((draft) => {
			if (this.#isDoubted) doubted(draft, this.#seenAt);
			else sureAgain(draft, now);
		});
	}

	/** A person has confirmed the date. */
	async confirm(): Promise<void> {
		await this.#store.catalogue.update((draft) => sureAgain(draft, this.#clock()));
		this.#isDoubted = false;
	}
}

function doubted(draft: Catalogue, seenAt: number): void {
	draft.seenAt = seenAt;
	draft.doubt ??= {
		closed: draft.meetings.flatMap(({ id, closedAt }) => (closedAt === null ? [] : [{ id, closedAt }])),
		meetingDaysSetAt: draft.settings.meetingDaysSetAt
	};
}

function sureAgain(draft: Catalogue, now: number): void {
	const { doubt, settings } = draft;
	const wasClosed = (id: string, closedAt: number): boolean =>
		!doubt || doubt.closed.some((each) => each.id === id && each.closedAt === closedAt);
	for (const row of draft.meetings) {
		const { id, closedAt } = row;
		if (closedAt === null || row.counts?.closedAt === closedAt) continue;
		if (!wasClosed(id, closedAt) || closedAt > now + dayMs) row.counts = { closedAt, from: now };
	}
	if (doubt && settings.meetingDaysSetAt !== doubt.meetingDaysSetAt) settings.meetingDaysSetAt = now;
	draft.seenAt = now;
	draft.doubt = null;
}
