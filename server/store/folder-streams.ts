// The streams of one kind in the folder: their journals in a folder of the kind, their names and boxes beside those of every other kind.
import { join } from 'node:path';
import type { Written } from '#stream/rules.ts';
import type { Boxes } from './boxes.ts';
import type { Listed } from './catalogue-data.ts';
import type { KeptCatalogue } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import type { JournalLine } from './journal-line.ts';
import { Journal } from './journal.ts';
import type { KeptCopies } from './kept-copies.ts';
import type { ListedJournal } from './known.ts';
import type { NamesFiles } from './names-files.ts';
import { stemOf, idInStem, type StreamFolder } from './stream-folder.ts';
import type { Lying, NamesBeside, Streams, ToSeal } from './streams.ts';

/** Ids become file names. */
export const safe = (id: string): string => {
	if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new RangeError(`not an id: ${id}`);
	return id;
};

export interface FolderGround {
	readonly root: string;
	readonly disk: Disk;
	readonly catalogue: KeptCatalogue;
	readonly kept: KeptCopies;
	readonly boxes: Boxes;
	readonly names: NamesFiles;
	/** The folders of journals that were made, and by which the disk knows each: another one in each copy. */
	readonly identities: ReadonlyMap<string, string>;
}

export class FolderStreams<S extends Written> implements Streams<S> {
	readonly #ground: FolderGround;
	readonly #folder: StreamFolder<S>;
	readonly #journals = new Map<string, Journal<S>>();

	constructor(ground: FolderGround, folder: StreamFolder<S>) {
		this.#ground = ground;
		this.#folder = folder;
	}

	create(stream: string) {
		return this.#journal(stream).create();
	}
	listed(stream: string) {
		return this.#folder.rows(this.#ground.catalogue.data).find(({ id }) => id === stream);
	}
	load(stream: string) {
		return this.#journal(stream).load();
	}
	loadEach(stream: string, take: (line: JournalLine<S>) => void) {
		return this.#journal(stream).loadEach(take);
	}
	append(stream: string, expected: number, lines: readonly JournalLine<S>[]) {
		return this.#journal(stream).append(expected, lines);
	}
	mark(stream: string) {
		return this.#journal(stream).mark();
	}
	measure(stream: string) {
		return this.#journal(stream).measure();
	}
	markMeasured(streams: readonly string[]) {
		return this.#ground.catalogue.update((draft) => {
			for (const row of this.#folder.rows(draft))
				if (streams.includes(row.id)) row.known = this.#journal(row.id).known(row.known) ?? row.known;
		});
	}
	left(stream: string) {
		return this.#journal(stream).left();
	}
	async accept(stream: string, lines: number) {
		const left = await this.#journal(stream).accept(lines);
		await this.#changeRow(
			stream,
			(row) => (row.accepted = { at: this.#ground.disk.now(), lines, known: left.known })
		);
		return left;
	}
	blank(stream: string, of: (event: S['event']) => boolean) {
		return this.#journal(stream).blank(of);
	}

	openBox(stream: string, box: string, capacity: number) {
		return this.#ground.boxes.open(this.#stem(stream), box, capacity);
	}
	seal(stream: string, secrets: readonly ToSeal[]) {
		return this.#ground.boxes.seal(this.#stem(stream), secrets);
	}
	inBox(stream: string, box: string, owners: readonly string[]) {
		return this.#ground.boxes.of(this.#stem(stream), box, owners);
	}
	recoverBox(stream: string, box: string, owners: readonly string[]) {
		return this.#ground.boxes.recover(this.#stem(stream), box, owners);
	}
	boxes(stream: string) {
		return this.#ground.boxes.list(this.#stem(stream));
	}
	async destroyBox(stream: string, box: string) {
		await this.#ground.kept.destroyBox(this.#stem(stream), box);
		await this.#ground.boxes.destroy(this.#stem(stream), box);
	}

	names(stream: string) {
		return this.#ground.names.of(this.#stem(stream));
	}
	namesAside(stream: string) {
		return this.#ground.names.aside(this.#stem(stream));
	}
	async dropNamesAside(stream: string) {
		await this.#ground.kept.erasesNames(this.#stem(stream), null);
		await this.#ground.names.dropAside(this.#stem(stream));
	}
	setName(stream: string, person: string, name: string) {
		return this.#ground.names.set(this.#stem(stream), person, name);
	}
	async dropName(stream: string, person: string) {
		await this.#ground.kept.erasesNames(this.#stem(stream), person);
		await this.#ground.names.drop(this.#stem(stream), person);
	}
	async dropNames(stream: string) {
		await this.#ground.kept.erasesNames(this.#stem(stream), null);
		await this.#ground.names.dropAll(this.#stem(stream));
	}

	async rewrite(stream: string, change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]) {
		await this.#ground.kept.erases(this.#folder.name, safe(stream));
		await this.#journal(stream).rewrite(change);
	}
	copy(stream: string) {
		return this.#journal(stream).copy();
	}
	async bring(stream: string, journal: Uint8Array, names: NamesBeside) {
		await this.#ground.kept.erases(this.#folder.name, safe(stream)); // it may bring what was erased on the other computer
		await this.#ground.names.setAll(this.#stem(stream), names);
		await this.#journal(stream).bring(journal);
	}
	async rest(stream: string) {
		await this.#journal(stream).rest();
		await this.#ground.names.rest(this.#stem(stream));
		await this.#ground.boxes.rest(this.#stem(stream));
		await this.#ground.catalogue.keep();
	}
	async remove(stream: string) {
		await this.#ground.kept.erases(this.#folder.name, safe(stream));
		for (const box of await this.#ground.boxes.list(this.#stem(stream)))
			await this.#ground.boxes.destroy(this.#stem(stream), box);
		await this.#ground.names.remove(this.#stem(stream));
		await this.#journal(stream).remove();
		this.#journals.delete(stream);
	}

	async lying(): Promise<Lying> {
		const { root, disk } = this.#ground;
		const { name: folder } = this.#folder;
		const among = async (part: string, pattern: RegExp) =>
			(await disk.list(join(root, part))).flatMap((name) => pattern.exec(name)?.[1] ?? []);
		const beside = [
			...(await among('names', /^([^.]+)\.json$/)),
			...(await among('boxes', /^([^.]+)\..+\.box$/))
		];
		return {
			ids: await among(folder, /^([A-Za-z0-9_-]{1,64})\.jsonl$/),
			beside: beside.flatMap((stem) => idInStem(folder, stem) ?? [])
		};
	}
	since(streams: readonly string[]) {
		return this.#ground.kept.since(this.#folder.name, streams);
	}

	/** Each is closed for good. */
	async closeJournals() {
		await Promise.all([...this.#journals.values()].map((journal) => journal.close()));
	}

	/** How the names of its files beside the journal begin. */
	#stem(stream: string): string {
		return stemOf(this.#folder.name, safe(stream));
	}

	#journal(stream: string): Journal<S> {
		const { root, disk } = this.#ground;
		const path = join(root, this.#folder.name, `${safe(stream)}.jsonl`);
		const journal = this.#journals.get(stream) ?? new Journal<S>(path, disk, this.#listing(stream));
		this.#journals.set(stream, journal);
		return journal;
	}

	#listing(stream: string): ListedJournal<S> {
		const row = () => this.listed(stream);
		return {
			folder: this.#ground.identities.get(this.#folder.name) ?? '',
			known: () => row()?.known,
			closedAt: () => row()?.closedAt ?? null,
			closes: this.#folder.closes,
			erases: (at) => this.#ground.kept.erasesWords(this.#folder.name, stream, at),
			note: (known) => this.#changeRow(stream, (row) => (row.known = known))
		};
	}
	#changeRow(stream: string, change: (row: Listed) => unknown): Promise<void> {
		return this.#ground.catalogue.update((draft) => {
			const row = this.#folder.rows(draft).find(({ id }) => id === stream);
			if (row) change(row);
		});
	}
}
