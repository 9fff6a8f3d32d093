// Keeps each document until its record changes, so that everybody who asks at once gets the same copy. While one is being made, at most
// one more waits behind it, and that one is made from the record of that moment. Forgetting a name makes a new record, so an old copy
// is never given. The shelf has a limit in documents and in bytes; the one that was not asked for longest goes first.
// Parts and versions have endless addresses: they share a few places of their own, and push nothing else out (L56).
import { createHash } from 'node:crypto';
import { documentEnding, documentKinds, documentsOf, type DocumentKind } from '#api/minutes-files.ts';
import { languages } from '#i18n/catalogue.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { editions } from '#meeting/publication/state.ts';
import { inBackground } from '../process/background.ts';
import { base } from './formats.ts';
import { orderOf, type Asked } from './order.ts';
import type { Writer } from './writer.ts';

/** The meeting has no such item or theme, or it may not be shown. */
export class NoSuchPart extends Error {}

/** A meeting as it is to be read. */
export interface Snapshot {
	readonly key: string;
	readonly meeting: Meeting;
	readonly names: Names;
}
export interface DocumentBytes {
	readonly body: Buffer;
	readonly name: string | null;
	/** A hash of its bytes. */
	readonly tag: string;
}

interface Making {
	record: Snapshot;
	readonly kept: Promise<DocumentBytes>;
}
interface Place {
	readonly bound: Bound;
	/** A weak reference, so that a closed room and erased names can leave the memory. */
	done: {
		readonly meeting: WeakRef<Meeting>;
		readonly names: WeakRef<Names>;
		readonly at: number;
		readonly kept: DocumentBytes;
	} | null;
	now: Making | null;
	next: Making | null;
}

/** The minutes of a running meeting tell the time spent, so they are made anew after this time. */
const liveMs = 15_000;
const mostMeetings = 4;
const formsOf = (kind: DocumentKind): number => {
	const { files, hasPage, isHandout } = documentsOf[kind];
	return (files.length + (hasPage ? 1 : 0)) * (isHandout ? 1 : editions.length);
};
const wholeForms = documentKinds
	.filter((kind) => documentsOf[kind].of === null)
	.reduce((sum, kind) => sum + formsOf(kind), 0);
export const mostPlaces = mostMeetings * languages.length * wholeForms;
export const mostAside = 16;

interface Bound {
	readonly places: number;
	readonly bytes: number;
}
const main: Bound = { places: mostPlaces, bytes: 32 * 1024 * 1024 };
const aside: Bound = { places: mostAside, bytes: 4 * 1024 * 1024 };

export class DocumentShelf {
	readonly #writer: Writer;
	readonly #now: () => number;
	/** In the order of the last request, the oldest first. */
	readonly #places = new Map<string, Place>();

	constructor(writer: Writer, now: () => number) {
		this.#writer = writer;
		this.#now = now;
	}

	/** The bytes of all documents that are kept. */
	get size(): number {
		return [...this.#places.values()].reduce((all, { done }) => all + (done?.kept.body.length ?? 0), 0);
	}

	/** The number of documents that are kept, being made or waited for. */
	get places(): number {
		return this.#places.size;
	}

	/** Rejects with the errors of the writer, or with NoSuchPart. */
	get(record: Snapshot, asked: Asked): Promise<DocumentBytes> {
		const id = placeOf(record, asked);
		const place = this.#places.get(id) ?? { bound: boundOf(asked), done: null, now: null, next: null };
		this.#places.delete(id);
		this.#places.set(id, place);
		const { done, now } = place;
		if (done && isOf(done, record) && this.#isFresh(done.at, record)) return Promise.resolve(done.kept);
		if (!now) return this.#make(place, record, asked).kept;
		if (isSame(now.record, record)) return now.kept;
		if (place.next) place.next.record = record;
		else place.next = this.#behind(place, now, record, asked);
		return place.next.kept;
	}

	#isFresh(at: number, { meeting }: Snapshot): boolean {
		return meeting.about.phase === 'closed' || this.#now() - at < liveMs;
	}

	#behind(place: Place, before: Making, record: Snapshot, asked: Asked): Making {
		const begin = (): Promise<DocumentBytes> => {
			const wanted = place.next?.record ?? record;
			place.next = null;
			return this.#make(place, wanted, asked).kept;
		};
		return { record, kept: before.kept.then(begin, begin) };
	}

	#make(place: Place, record: Snapshot, asked: Asked): Making {
		const making = { record, kept: this.#write(place, record, asked) };
		place.done = null;
		place.now = making;
		const over = (): void => {
			if (place.now === making) place.now = null;
			this.#tidy();
		};
		inBackground(making.kept.then(over), over);
		return making;
	}

	async #write(place: Place, record: Snapshot, asked: Asked): Promise<DocumentBytes> {
		const at = this.#now();
		const { kind, of } = asked.document;
		const here = asked.format === 'page' ? `${base}/${record.key}${documentEnding(kind, of, null)}` : null;
		const order = orderOf(minutesOf(record.meeting, record.names), asked, { at, here });
		if (!order) throw new NoSuchPart();
		const { body, name } = await this.#writer.write(order);
		const kept = { body: Buffer.from(body), name, tag: tagOf(body) };
		place.done = { meeting: new WeakRef(record.meeting), names: new WeakRef(record.names), at, kept };
		return kept;
	}

	/** Documents that are being made or waited for do not count, because the writer limits them. One that failed is dropped at once. */
	#tidy(): void {
		for (const bound of [main, aside]) this.#tidyIn(bound);
	}

	#tidyIn(bound: Bound): void {
		const here = [...this.#places].filter(([, place]) => place.bound === bound);
		const resting = here.filter(([, { now, next }]) => !now && !next);
		let count = resting.filter(([, { done }]) => done).length;
		let size = here.reduce((all, [, { done }]) => all + (done?.kept.body.length ?? 0), 0);
		for (const [id, { done }] of resting) {
			if (done && size <= bound.bytes && count <= bound.places) continue;
			this.#places.delete(id);
			size -= done?.kept.body.length ?? 0;
			count -= done ? 1 : 0;
		}
	}
}

const placeOf = ({ key }: Snapshot, { format, language, edition, document, query }: Asked): string =>
	[key, format, language, edition, document.kind, document.of, query].join(' ');

const boundOf = ({ document, query }: Asked): Bound =>
	document.of !== '' || new URLSearchParams(query).has('v') ? aside : main;

const tagOf = (body: Uint8Array): string =>
	createHash('sha256').update(body).digest('base64url').slice(0, 22);

/** Every change replaces both as a whole. */
const isSame = (a: Snapshot, b: Snapshot): boolean => a.meeting === b.meeting && a.names === b.names;
const isOf = (done: NonNullable<Place['done']>, { meeting, names }: Snapshot): boolean =>
	done.meeting.deref() === meeting && done.names.deref() === names;
