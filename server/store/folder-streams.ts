// The streams of one kind in the data folder. The kind has a folder for its journals. All kinds share the folders for names and boxes.
import { join } from 'node:path';
import type { Written } from '#stream/rules.ts';
import { derivedStems } from './derived-file.ts';
import type { FolderGround } from './folder-ground.ts';
import { FolderJournals, safe } from './folder-journals.ts';
import type { JournalLine } from './journal-line.ts';
import { stemOf, idInStem, type StreamFolder } from './stream-folder.ts';
import type { DerivedOf, Lying, NamesBeside, Streams, ToSeal } from './streams.ts';

export class FolderStreams<S extends Written> implements Streams<S> {
	readonly #ground: FolderGround;
	readonly #folder: StreamFolder<S>;
	readonly #journals: FolderJournals<S>;

	constructor(ground: FolderGround, folder: StreamFolder<S>) {
		this.#ground = ground;
		this.#folder = folder;
		this.#journals = new FolderJournals<S>(ground, folder);
	}

	create(stream: string) {
		return this.#journals.of(stream).create();
	}
	listed(stream: string) {
		return this.#journals.listed(stream);
	}
	load(stream: string) {
		return this.#journals.of(stream).load();
	}
	loadEach(stream: string, take: (line: JournalLine<S>) => void) {
		return this.#journals.of(stream).loadEach(take);
	}
	append(stream: string, expected: number, lines: readonly JournalLine<S>[]) {
		return this.#journals.of(stream).append(expected, lines);
	}
	mark(stream: string) {
		return this.#journals.of(stream).mark();
	}
	measure(stream: string) {
		return this.#journals.of(stream).whole.measure();
	}
	markMeasured(streams: readonly string[]) {
		return this.#journals.markMeasured(streams);
	}
	left(stream: string) {
		return this.#journals.of(stream).whole.left();
	}
	accept(stream: string, lines: number) {
		return this.#journals.accept(stream, lines);
	}
	blank(stream: string, of: (event: S['event']) => boolean) {
		return this.#journals.of(stream).blank(of);
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

	signs(stream: string) {
		return this.#ground.signs.of(this.#stem(stream));
	}
	setSigns(stream: string, order: readonly string[]) {
		return this.#ground.signs.set(this.#stem(stream), order);
	}
	dropSigns(stream: string) {
		return this.#ground.signs.drop(this.#stem(stream));
	}
	async haveSigns() {
		const stems = await this.#ground.signs.stems();
		return stems.flatMap((stem) => idInStem(this.#folder.name, stem) ?? []);
	}

	derived(stream: string) {
		return this.#journals.of(stream).derived.read();
	}
	fileNow(stream: string) {
		return this.#journals.of(stream).fileNow;
	}
	setDerived(stream: string, of: DerivedOf, derived: unknown) {
		return this.#journals.of(stream).derived.write(of, derived);
	}
	async settleDerived() {
		for (const stem of await derivedStems(this.#ground.root, this.#ground.disk)) {
			const stream = idInStem(this.#folder.name, stem);
			if (stream !== null) await this.#journals.of(stream).derived.settle(this.listed(stream)?.known ?? null);
		}
	}

	async rewrite(stream: string, change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]) {
		await this.#ground.kept.erases(this.#folder.name, safe(stream));
		await this.#journals.of(stream).whole.rewrite(change);
	}
	copy(stream: string) {
		return this.#journals.of(stream).whole.copy();
	}
	async bring(stream: string, journal: Uint8Array, names: NamesBeside) {
		await this.#ground.kept.erases(this.#folder.name, safe(stream)); // the other computer may have erased words that the copy still holds
		await this.#ground.names.setAll(this.#stem(stream), names);
		await this.#journals.of(stream).whole.bring(journal);
	}
	async rest(stream: string) {
		await this.#journals.of(stream).rest();
		await this.#ground.names.rest(this.#stem(stream));
		await this.#ground.boxes.rest(this.#stem(stream));
		await this.#ground.catalogue.keep();
	}
	async remove(stream: string) {
		await this.#ground.kept.erases(this.#folder.name, safe(stream));
		for (const box of await this.#ground.boxes.list(this.#stem(stream)))
			await this.#ground.boxes.destroy(this.#stem(stream), box);
		await this.#ground.names.remove(this.#stem(stream));
		await this.#ground.signs.drop(this.#stem(stream));
		await this.#journals.remove(stream);
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

	/** Closes each journal for good. */
	closeJournals() {
		return this.#journals.close();
	}

	/** How the names of its files in the shared folders begin. */
	#stem(stream: string): string {
		return stemOf(this.#folder.name, safe(stream));
	}
}
