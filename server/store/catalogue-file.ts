// The catalogue and its copies. One copy follows each change. Three older ones are kept at quiet moments, an hour apart, for the day on
// which the other two are lost or wrong. The start takes the best file that can be read. Each file counts its changes, so an older one is
// recognized, even if a backup put it in the catalogue's place. No copy is written before the start has taken from them what it needs.
import { join } from 'node:path';
import * as v from 'valibot';
import { destroyAside, setAside } from './aside.ts';
import { catalogueSchema, emptyCatalogue, isBare, type Catalogue } from './catalogue-data.ts';
import { byWorth, isErased, mustAllFollow } from './catalogue-order.ts';
import type { Disk } from './disk.ts';
import { JsonFile, Unreadable } from './json-file.ts';
import { Lane } from './lane.ts';
import { StoreFailure, type CatalogueFile, type FoundCatalogue } from './store.ts';

/** A later Tablée wrote it. Nothing of the folder is touched. */
export class LaterVersion extends StoreFailure {}

function parse(json: unknown): Catalogue {
	const version = v.safeParse(v.object({ version: v.number() }), json);
	if (version.success && version.output.version > 1) throw new LaterVersion('a later version', true);
	return v.parse(catalogueSchema, json);
}

type File = JsonFile<Catalogue>;
interface Opened {
	readonly file: File;
	/** Null if there is no such file, or if it cannot be read. */
	readonly data: Catalogue | null;
}

const following = 'catalogue.copy.json';
const older = [1, 2, 3].map((number) => `catalogue.copy-${number}.json`);
const apartMs = 60 * 60 * 1000;

/** A damaged file is set aside. A file of a later Tablée stays as it is, and this rejects. */
async function opened(path: string, disk: Disk): Promise<Opened> {
	const empty = emptyCatalogue();
	const counted = (draft: Catalogue): void => {
		draft.changes += 1;
		draft.changedAt = disk.now();
	};
	const open = () => JsonFile.open(path, disk, parse, empty, counted);
	try {
		const file = await open();
		return { file, data: file.data === empty ? null : file.data };
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		if (error.cause instanceof LaterVersion) throw error.cause;
		await setAside(disk, path);
		return { file: await open(), data: null };
	}
}

/** Null if the disk refuses to read it. Then the file stays as it is until the next start. */
async function openedCopy(path: string, disk: Disk): Promise<Opened | null> {
	return opened(path, disk).catch((error: unknown) => {
		if (error instanceof LaterVersion) throw error;
		return null;
	});
}

/** Rejects with LaterVersion, or with the disk's own error if it cannot read the catalogue itself. */
export async function openCatalogue(folder: string, disk: Disk): Promise<KeptCatalogue> {
	const at = (name: string) => join(folder, name);
	const main = await opened(at('catalogue.json'), disk);
	const copy = await openedCopy(at(following), disk);
	const others = await Promise.all(older.map((name) => openedCopy(at(name), disk)));
	const sources = [main, copy, ...others].flatMap((each) => each?.data ?? []);
	const [best = emptyCatalogue(), ...rest] = sources.toSorted(byWorth);
	const found = foundIn(best, main, copy);
	if (best !== main.data && !isBare(best)) await main.file.replace(best);
	const paths = ['catalogue.json', following, ...older].map(at);
	const files = {
		main: main.file,
		copy: copy?.file ?? null,
		older: others.flatMap((each) => each?.file ?? [])
	};
	return new KeptCatalogue(found, rest, files, () => destroyAsides(disk, paths));
}

function foundIn(best: Catalogue, main: Opened, copy: Opened | null): FoundCatalogue {
	if (isBare(best)) return 'nothing';
	if (best === main.data) return 'whole';
	return best === copy?.data ? 'copy' : 'older-copy';
}

async function destroyAsides(disk: Disk, paths: readonly string[]) {
	for (const path of paths) await destroyAside(disk, path);
}

interface Files {
	readonly main: File;
	/** Null if it cannot be read now. */
	readonly copy: File | null;
	readonly older: readonly File[];
}

export class KeptCatalogue implements CatalogueFile {
	readonly found: FoundCatalogue;
	#others: readonly Catalogue[];
	readonly #files: Files;
	readonly #forget: () => Promise<void>;
	readonly #lane = new Lane();
	#isFollowed = false;

	constructor(
		found: FoundCatalogue,
		others: readonly Catalogue[],
		files: Files,
		forget: () => Promise<void>
	) {
		this.found = found;
		this.#others = others;
		this.#files = files;
		this.#forget = forget;
	}

	get data(): Catalogue {
		return this.#files.main.data;
	}

	/** What the copies say, the best first. Empty once they follow. */
	get others(): readonly Catalogue[] {
		return this.#others;
	}

	update<T>(change: (draft: Catalogue) => T): Promise<T> {
		return this.#lane.run(async () => {
			const before = this.data;
			const result = await this.#files.main.update(change);
			if (this.data === before) return result;
			await this.#repeat();
			if (isErased(before, this.data)) await this.#forget().catch(() => undefined);
			return result;
		});
	}

	/** To be called once the start has taken from the copies what it needs. */
	follow(): Promise<void> {
		return this.#lane.run(async () => {
			this.#isFollowed = true;
			this.#others = [];
			await this.#repeat();
		});
	}

	/** Replaces the oldest copy. To be called at quiet moments; it does so at most once an hour. */
	keep(): Promise<void> {
		return this.#lane.run(async () => {
			const { data } = this;
			const { making, arriving, removing } = data;
			if (!this.#isFollowed || isBare(data) || making.length + arriving.length + removing.length > 0) return;
			const kept = this.#files.older.toSorted((one, other) => one.data.changes - other.data.changes);
			const newest = kept.at(-1)?.data;
			if (newest && !isBare(newest) && Math.abs(data.changedAt - newest.changedAt) < apartMs) return;
			await kept[0]?.replace(data).catch(() => undefined);
		});
	}

	async close(): Promise<void> {
		const { main, copy, older } = this.#files;
		for (const file of [main, copy, ...older]) await file?.close();
	}

	/** Copies the change, which is saved already. If a copy fails, it is made with the next change, or at the next start. */
	async #repeat(): Promise<void> {
		const { data } = this;
		if (!this.#isFollowed || isBare(data)) return;
		const { copy, older } = this.#files;
		const wrong = older.filter((file) => !isBare(file.data) && mustAllFollow(file.data, data));
		for (const file of [copy, ...wrong]) await file?.replace(data).catch(() => undefined);
	}
}
