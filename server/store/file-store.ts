// The embedded store: everything in one folder, which belongs to one process.
//
//   lock · catalogue.json · meetings/<id>.jsonl · names/<id>.json · boxes/<meeting>.<vote>.<round>.{box,key}
//   minutes/<key>.html, of meetings that were removed
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Event } from '#meeting/event.ts';
import type { SealedBallot } from '#meeting/vote/state.ts';
import { Boxes } from './boxes.ts';
import { catalogueSchema, emptyCatalogue } from './catalogue-data.ts';
import { noneIfMissing, readFile, realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { Journal } from './journal.ts';
import { JsonFile } from './json-file.ts';
import { FolderRefused, guarded, lockFolder, type Lock } from './lock.ts';
import { destroyFile, replaceFile } from './replacing.ts';
import type { BoxName, CatalogueFile, Line, Store } from './store.ts';

const namesSchema = v.object({ version: v.literal(1), names: v.record(v.string(), v.string()) });
type NamesFile = JsonFile<v.InferOutput<typeof namesSchema>>;

/** Ids become file names. */
const safe = (id: string): string => {
	if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new RangeError(`not an id: ${id}`);
	return id;
};

/** Opens the folder, making it where it is new. Rejects with FolderRefused. */
export async function openFileStore(folder: string, disk: Disk = realDisk): Promise<Store> {
	const root = resolve(folder);
	try {
		for (const part of ['meetings', 'names', 'boxes', 'minutes']) await disk.makeFolder(join(root, part));
	} catch (error) {
		throw new FolderRefused('folder-unusable', `Impossible d’écrire dans le dossier ${root}.`, error);
	}
	const lock = await lockFolder(root, disk);
	const own = guarded(disk, lock);
	try {
		const path = join(root, 'catalogue.json');
		const parse = (json: unknown) => v.parse(catalogueSchema, json);
		return new FileStore(root, own, await JsonFile.open(path, own, parse, emptyCatalogue()), lock);
	} catch (error) {
		await lock.release();
		const sentence = `Le catalogue ${join(root, 'catalogue.json')} est illisible. Rien n’a été modifié.`;
		throw new FolderRefused('catalogue-damaged', sentence, error);
	}
}

class FileStore implements Store {
	readonly catalogue: CatalogueFile;
	readonly #folder: string;
	readonly #disk: Disk;
	readonly #lock: Lock;
	readonly #closeCatalogue: () => Promise<void>;
	readonly #journals = new Map<string, Journal>();
	readonly #names = new Map<string, Promise<NamesFile>>();
	readonly #boxes: Boxes;

	constructor(folder: string, disk: Disk, catalogue: CatalogueFile & { close(): Promise<void> }, lock: Lock) {
		this.#folder = folder;
		this.#disk = disk;
		this.catalogue = catalogue;
		this.#closeCatalogue = () => catalogue.close();
		this.#lock = lock;
		this.#boxes = new Boxes(join(folder, 'boxes'), disk);
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
	blank(meeting: string, of: (event: Event) => boolean) {
		return this.#journal(meeting).blank(of);
	}

	openBox(meeting: string, box: BoxName, options: readonly string[], capacity: number) {
		return this.#boxes.open(safe(meeting), box, options, capacity);
	}
	seal(meeting: string, ballots: readonly SealedBallot[]) {
		return this.#boxes.seal(safe(meeting), ballots);
	}
	tally(meeting: string, box: BoxName) {
		return this.#boxes.tally(safe(meeting), box);
	}
	recoverBox(meeting: string, box: BoxName, voters: readonly string[]) {
		return this.#boxes.recover(safe(meeting), box, voters);
	}
	boxes(meeting: string) {
		return this.#boxes.list(safe(meeting));
	}
	destroyBox(meeting: string, box: BoxName) {
		return this.#boxes.destroy(safe(meeting), box);
	}

	async names(meeting: string) {
		return (await this.#namesOf(meeting)).data.names;
	}
	async setName(meeting: string, person: string, name: string) {
		await (await this.#namesOf(meeting)).update(({ names }) => void (names[person] = name));
	}
	async dropName(meeting: string, person: string) {
		await (await this.#namesOf(meeting)).update(({ names }) => void Reflect.deleteProperty(names, person));
	}

	rewrite(meeting: string, change: (lines: readonly Line[]) => readonly Line[]) {
		return this.#journal(meeting).rewrite(change);
	}
	async remove(meeting: string) {
		for (const box of await this.#boxes.list(safe(meeting))) await this.#boxes.destroy(meeting, box);
		await (await this.#names.get(meeting)?.catch(() => undefined))?.close();
		this.#names.delete(meeting);
		await destroyFile(this.#disk, this.#namesPath(meeting));
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

	async close() {
		await Promise.all([...this.#journals.values()].map((journal) => journal.close()));
		await Promise.all([...this.#names.values()].map(async (names) => (await names).close()));
		await this.#boxes.close();
		await this.#closeCatalogue();
		await this.#lock.release();
	}

	#journal(meeting: string): Journal {
		const path = join(this.#folder, 'meetings', `${safe(meeting)}.jsonl`);
		const journal = this.#journals.get(meeting) ?? new Journal(path, this.#disk);
		this.#journals.set(meeting, journal);
		return journal;
	}

	#minutesPath(key: string): string {
		return join(this.#folder, 'minutes', `${safe(key)}.html`);
	}
	#namesPath(meeting: string): string {
		return join(this.#folder, 'names', `${safe(meeting)}.json`);
	}

	#namesOf(meeting: string): Promise<NamesFile> {
		const known = this.#names.get(meeting);
		if (known) return known;
		const path = this.#namesPath(meeting);
		const parse = (json: unknown) => v.parse(namesSchema, json);
		const opening = JsonFile.open(path, this.#disk, parse, { version: 1 as const, names: {} });
		this.#names.set(meeting, opening);
		opening.catch(() => this.#names.delete(meeting));
		return opening;
	}
}
