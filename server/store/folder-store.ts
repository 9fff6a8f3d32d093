// What the embedded store keeps, each in its place in the folder. `file-store.ts` opens it.
import { join } from 'node:path';
import type { Event } from '#meeting/event.ts';
import type { Names } from '#meeting/label.ts';
import type { SealedBallot } from '#meeting/vote/state.ts';
import type { Boxes } from './boxes.ts';
import type { MeetingRow } from './catalogue-data.ts';
import type { KeptCatalogue } from './catalogue-file.ts';
import { noneIfMissing, readFile } from './disk.ts';
import type { Disk } from './disk.ts';
import { Journal } from './journal.ts';
import type { Listing } from './known.ts';
import { lyingIn } from './lying.ts';
import { NamesFiles } from './names-files.ts';
import type { Lock } from './lock.ts';
import type { KeptCopies } from './kept-copies.ts';
import { replaceFile } from './replacing.ts';
import { StoreFailure } from './store.ts';
import type { BoxName, Line, Store } from './store.ts';
import { notBegun, nothingToGoBackTo, goBack } from './folder-back.ts';

/** Ids become file names. */
const safe = (id: string): string => {
	if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new RangeError(`not an id: ${id}`);
	return id;
};

interface Parts {
	readonly catalogue: KeptCatalogue;
	readonly kept: KeptCopies;
	readonly boxes: Boxes;
	readonly lock: Pick<Lock, 'release' | 'isLost'>;
	/** Of the folder: another one in each copy. */
	readonly identity: string;
}

export class FolderStore implements Store {
	readonly catalogue: KeptCatalogue;
	readonly kept: KeptCopies;
	readonly #folder: string;
	readonly #identity: string;
	readonly #disk: Disk;
	readonly #lock: Parts['lock'];
	readonly #journals = new Map<string, Journal>();
	readonly #names: NamesFiles;
	readonly #boxes: Boxes;
	#isOver = false;
	#back: Promise<void> | null = null;

	constructor(folder: string, disk: Disk, { catalogue, kept, boxes, lock, identity }: Parts) {
		this.kept = kept;
		this.#folder = folder;
		this.#identity = identity;
		this.#disk = disk;
		this.catalogue = catalogue;
		this.#lock = lock;
		this.#names = new NamesFiles(join(folder, 'names'), disk);
		this.#boxes = boxes;
	}

	get isLost() {
		return this.#lock.isLost;
	}
	get found() {
		return this.catalogue.found;
	}
	get others() {
		return this.catalogue.others;
	}
	follow() {
		return this.catalogue.follow();
	}

	create(meeting: string) {
		return this.#journal(meeting).create();
	}
	load(meeting: string) {
		return this.#journal(meeting).load();
	}
	append(meeting: string, expected: number, lines: readonly Line[]) {
		return this.#journal(meeting).append(expected, lines);
	}
	mark(meeting: string) {
		return this.#journal(meeting).mark();
	}
	measure(meeting: string) {
		return this.#journal(meeting).measure();
	}
	markMeasured(meetings: readonly string[]) {
		return this.catalogue.update((draft) => {
			for (const row of draft.meetings)
				if (meetings.includes(row.id)) row.known = this.#journal(row.id).known(row.known) ?? row.known;
		});
	}
	left(meeting: string) {
		return this.#journal(meeting).left();
	}
	async accept(meeting: string, lines: number) {
		const left = await this.#journal(meeting).accept(lines);
		await this.#changeRow(
			meeting,
			(row) => (row.accepted = { at: this.#disk.now(), lines, known: left.known })
		);
		return left;
	}
	blank(meeting: string, of: (event: Event) => boolean) {
		return this.#journal(meeting).blank(of);
	}

	openBox(meeting: string, box: BoxName, capacity: number) {
		return this.#boxes.open(safe(meeting), box, capacity);
	}
	seal(meeting: string, ballots: readonly SealedBallot[]) {
		return this.#boxes.seal(safe(meeting), ballots);
	}
	ballots(meeting: string, box: BoxName, voters: readonly string[]) {
		return this.#boxes.ballots(safe(meeting), box, voters);
	}
	recoverBox(meeting: string, box: BoxName, voters: readonly string[]) {
		return this.#boxes.recover(safe(meeting), box, voters);
	}
	boxes(meeting: string) {
		return this.#boxes.list(safe(meeting));
	}
	async destroyBox(meeting: string, box: BoxName) {
		await this.kept.destroyBox(safe(meeting), box);
		await this.#boxes.destroy(safe(meeting), box);
	}

	names(meeting: string) {
		return this.#names.of(safe(meeting));
	}
	namesAside(meeting: string) {
		return this.#names.aside(safe(meeting));
	}
	async dropNamesAside(meeting: string) {
		await this.kept.erasesNames(safe(meeting), null);
		await this.#names.dropAside(safe(meeting));
	}
	setName(meeting: string, person: string, name: string) {
		return this.#names.set(safe(meeting), person, name);
	}
	async dropName(meeting: string, person: string) {
		await this.kept.erasesNames(safe(meeting), person);
		await this.#names.drop(safe(meeting), person);
	}
	async dropNames(meeting: string) {
		await this.kept.erasesNames(safe(meeting), null);
		await this.#names.dropAll(safe(meeting));
	}

	async rewrite(meeting: string, change: (lines: readonly Line[]) => readonly Line[]) {
		await this.kept.erases(safe(meeting));
		await this.#journal(meeting).rewrite(change);
	}
	copy(meeting: string) {
		return this.#journal(meeting).copy();
	}
	async bring(meeting: string, journal: Uint8Array, names: Names) {
		await this.kept.erases(safe(meeting)); // it may bring what was erased on the other computer
		await this.#names.setAll(safe(meeting), names);
		await this.#journal(meeting).bring(journal);
	}
	async rest(meeting: string) {
		await this.#journal(meeting).rest();
		await this.#names.rest(safe(meeting));
		await this.#boxes.rest(safe(meeting));
		await this.catalogue.keep();
	}
	async remove(meeting: string) {
		await this.kept.erases(safe(meeting));
		for (const box of await this.#boxes.list(safe(meeting))) await this.#boxes.destroy(meeting, box);
		await this.#names.remove(meeting);
		await this.#journal(meeting).remove();
		this.#journals.delete(meeting);
	}
	publish(key: string, page: string) {
		return replaceFile(this.#disk, this.#minutesPath(key), Buffer.from(page));
	}
	async published(key: string) {
		const page = await readFile(this.#disk, this.#minutesPath(key)).catch(noneIfMissing);
		return page?.toString('utf8') ?? null;
	}

	lying() {
		return lyingIn(this.#folder, this.#disk);
	}

	async close() {
		this.#isOver = true;
		try {
			// A going back is whole before another may have the folder.
			await (this.#back ? this.#back.catch(() => undefined) : this.#closeFiles());
		} finally {
			await this.#lock.release(); // whatever could not be closed: the next start must find the folder free
		}
	}
	goBack() {
		if (this.#isOver) return Promise.reject(new StoreFailure('closed', true));
		return (this.#back ??= this.#goBack());
	}
	async #goBack() {
		await this.#closeFiles().catch((error: unknown) => {
			throw notBegun(this.#folder, error);
		});
		const { before } = this.kept;
		if (!before) throw nothingToGoBackTo(this.#folder);
		await goBack(this.#folder, this.#disk, before);
	}
	async #closeFiles() {
		await Promise.all([...this.#journals.values()].map((journal) => journal.close()));
		await this.#names.close();
		await this.#boxes.close();
		await this.catalogue.keep();
		await this.catalogue.close();
	}

	#journal(meeting: string): Journal {
		const path = join(this.#folder, 'meetings', `${safe(meeting)}.jsonl`);
		const journal = this.#journals.get(meeting) ?? new Journal(path, this.#disk, this.#listing(meeting));
		this.#journals.set(meeting, journal);
		return journal;
	}

	#listing(meeting: string): Listing {
		const row = () => this.catalogue.data.meetings.find(({ id }) => id === meeting);
		return {
			folder: this.#identity,
			known: () => row()?.known,
			closedAt: () => row()?.closedAt ?? null,
			erases: (at) => this.kept.erasesWords(meeting, at),
			note: (known) => this.#changeRow(meeting, (row) => (row.known = known))
		};
	}
	#changeRow(meeting: string, change: (row: MeetingRow) => unknown): Promise<void> {
		return this.catalogue.update(({ meetings }) => {
			const row = meetings.find(({ id }) => id === meeting);
			if (row) change(row);
		});
	}

	#minutesPath(key: string): string {
		return join(this.#folder, 'minutes', `${safe(key)}.html`);
	}
}
