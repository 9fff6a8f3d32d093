// Keeps names in a file for each stream, apart from its journal. A file that cannot be read is set aside, and the stream goes on without
// names. Nobody can tell which names lie in such a file. So when one of them is to be erased, the whole file is.
import { join } from 'node:path';
import * as v from 'valibot';
import { destroyAside, listAside, setAside } from './aside.ts';
import type { Disk } from './disk.ts';
import { JsonFile, Unreadable } from './json-file.ts';
import { destroyFile } from './replacing.ts';
import type { NamesBeside } from './streams.ts';

const namesSchema = v.object({ version: v.literal(1), names: v.record(v.string(), v.string()) });
type NamesFile = JsonFile<v.InferOutput<typeof namesSchema>>;

export class NamesFiles {
	readonly #folder: string;
	readonly #disk: Disk;
	readonly #files = new Map<string, Promise<NamesFile>>();

	constructor(folder: string, disk: Disk) {
		this.#folder = folder;
		this.#disk = disk;
	}

	async of(stream: string): Promise<NamesBeside> {
		return (await this.#file(stream)).data.names;
	}

	async set(stream: string, person: string, name: string) {
		await (await this.#file(stream)).update(({ names }) => void (names[person] = name));
	}

	async setAll(stream: string, names: NamesBeside) {
		await (await this.#file(stream)).update((draft) => void (draft.names = { ...names }));
	}

	async drop(stream: string, person: string) {
		const file = await this.#file(stream);
		await this.dropAside(stream);
		await file.update(({ names }) => void Reflect.deleteProperty(names, person));
	}

	async dropAll(stream: string) {
		const file = await this.#file(stream);
		await this.dropAside(stream);
		await file.update((draft) => void (draft.names = {}));
	}

	/** How many files were set aside. */
	async aside(stream: string): Promise<number> {
		await this.#file(stream);
		return (await listAside(this.#disk, this.#path(stream))).length;
	}

	async dropAside(stream: string) {
		await destroyAside(this.#disk, this.#path(stream));
	}

	async remove(stream: string) {
		await (await this.#files.get(stream)?.catch(() => undefined))?.close();
		this.#files.delete(stream);
		await this.dropAside(stream);
		await destroyFile(this.#disk, this.#path(stream));
	}

	/** Nobody may change the names meanwhile. */
	async rest(stream: string) {
		await (await this.#files.get(stream)?.catch(() => undefined))?.close();
		this.#files.delete(stream);
	}

	async close() {
		for (const file of this.#files.values()) await (await file.catch(() => null))?.close();
	}

	#path(stream: string): string {
		return join(this.#folder, `${stream}.json`);
	}

	#file(stream: string): Promise<NamesFile> {
		const known = this.#files.get(stream);
		if (known) return known;
		const opening = this.#open(this.#path(stream));
		this.#files.set(stream, opening);
		opening.catch(() => this.#files.delete(stream));
		return opening;
	}

	async #open(path: string): Promise<NamesFile> {
		const parse = (json: unknown) => v.parse(namesSchema, json);
		const open = () => JsonFile.open(path, this.#disk, parse, { version: 1 as const, names: {} });
		try {
			return await open();
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
			await setAside(this.#disk, path);
			return open();
		}
	}
}
