// The catalogue and its copy. The copy is written anew after every change, so that what is to be erased is in neither, and read only
// where the catalogue is gone or damaged. A damaged one is set aside, and goes with the next thing that is to be erased.
import { join } from 'node:path';
import * as v from 'valibot';
import { setAside, listAside } from './aside.ts';
import { catalogueSchema, emptyCatalogue, type Catalogue } from './catalogue-data.ts';
import type { Disk } from './disk.ts';
import { JsonFile, Unreadable } from './json-file.ts';
import { Lane } from './lane.ts';
import { destroyFile } from './replacing.ts';
import type { CatalogueFile } from './store.ts';

/** `copy`: the catalogue itself could not be read. `nothing`: neither could, or there never was one. */
export type FoundCatalogue = 'whole' | 'copy' | 'nothing';

class LaterVersion extends Error {}

function parse(json: unknown): Catalogue {
	const version = v.safeParse(v.object({ version: v.number() }), json);
	if (version.success && version.output.version > 1) throw new LaterVersion();
	return v.parse(catalogueSchema, json);
}

type File = JsonFile<Catalogue>;

/** Null where there is none that can be read: a damaged one is then set aside. That of a later Tablée is left, and rejects. */
async function opened(path: string, disk: Disk): Promise<{ file: File; isNew: boolean }> {
	const empty = emptyCatalogue();
	try {
		const file = await JsonFile.open(path, disk, parse, empty);
		return { file, isNew: file.data === empty };
	} catch (error) {
		if (!(error instanceof Unreadable) || error.cause instanceof LaterVersion) throw error;
		await setAside(disk, path);
		return { file: await JsonFile.open(path, disk, parse, empty), isNew: true };
	}
}

export async function openCatalogue(folder: string, disk: Disk): Promise<KeptCatalogue> {
	const [path, copyPath] = [join(folder, 'catalogue.json'), join(folder, 'catalogue.copy.json')];
	const main = await opened(path, disk);
	const copy = await opened(copyPath, disk);
	const found = !main.isNew ? 'whole' : copy.isNew ? 'nothing' : 'copy';
	if (found === 'copy') await fill(main.file, copy.file.data);
	const kept = new KeptCatalogue(found, main.file, copy.file, () => destroyAsides(disk, [path, copyPath]));
	await kept.repeat();
	return kept;
}

const fill = (file: File, data: Catalogue): Promise<void> =>
	file.update((draft) => void Object.assign(draft, structuredClone(data)));

async function destroyAsides(disk: Disk, paths: readonly string[]) {
	for (const path of paths) for (const aside of await listAside(disk, path)) await destroyFile(disk, aside);
}

export class KeptCatalogue implements CatalogueFile {
	readonly found: FoundCatalogue;
	readonly #main: File;
	readonly #copy: File;
	readonly #forget: () => Promise<void>;
	readonly #lane = new Lane();

	constructor(found: FoundCatalogue, main: File, copy: File, forget: () => Promise<void>) {
		this.found = found;
		this.#main = main;
		this.#copy = copy;
		this.#forget = forget;
	}

	get data(): Catalogue {
		return this.#main.data;
	}

	update<T>(change: (draft: Catalogue) => T): Promise<T> {
		return this.#lane.run(async () => {
			const before = this.#main.data;
			const result = await this.#main.update(change);
			if (this.#main.data === before) return result;
			await this.repeat();
			if (isErasing(before, this.#main.data)) await this.#forget().catch(() => undefined);
			return result;
		});
	}

	/** What could not be copied now is copied with the next change, or at the next start: the change itself is saved. */
	async repeat(): Promise<void> {
		if (this.#main.data.tables.length + this.#main.data.keys.length === 0) return; // nothing yet
		await fill(this.#copy, this.#main.data).catch(() => undefined);
	}

	async close(): Promise<void> {
		await this.#main.close();
		await this.#copy.close();
	}
}

const isErasing = (before: Catalogue, after: Catalogue): boolean =>
	after.meetings.length < before.meetings.length ||
	JSON.stringify(after.settings.wifi) !== JSON.stringify(before.settings.wifi);
