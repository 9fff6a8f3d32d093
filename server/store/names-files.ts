// First names, a file for each meeting, apart from its journal. One that cannot be read is set aside, and the meeting goes on without
// names. Nobody can tell which names lie in such a file: when one is to be erased, the whole file is.
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

	async of(meeting: string): Promise<NamesBeside> {
		return (await this.#file(meeting)).data.names;
	}

	async set(meeting: string, person: string, name: string) {
		await (await this.#file(meeting)).update(({ names }) => void (names[person] = name));
	}

	async setAll(meeting: string, names: NamesBeside) {
		await (await this.#file(meeting)).update((draft) => void (draft.names = { ...names }));
	}

	async drop(meeting: string, person: string) {
		const file = await this.#file(meeting);
		await this.dropAside(meeting);
		await file.update(({ names }) => void Reflect.deleteProperty(names, person));
	}

	async dropAll(meeting: string) {
		const file = await this.#file(meeting);
		await this.dropAside(meeting);
		await file.update((draft) => void (draft.names = {}));
	}

	/** How many files were set aside. */
	async aside(meeting: string): Promise<number> {
		await this.#file(meeting);
		return (await listAside(this.#disk, this.#path(meeting))).length;
	}

	async dropAside(meeting: string) {
		await destroyAside(this.#disk, this.#path(meeting));
	}

	async remove(meeting: string) {
		await (await this.#files.get(meeting)?.catch(() => undefined))?.close();
		this.#files.delete(meeting);
		await this.dropAside(meeting);
		await destroyFile(this.#disk, this.#path(meeting));
	}

	/** Nobody may change them meanwhile. */
	async rest(meeting: string) {
		await (await this.#files.get(meeting)?.catch(() => undefined))?.close();
		this.#files.delete(meeting);
	}

	async close() {
		for (const file of this.#files.values()) await (await file.catch(() => null))?.close();
	}

	#path(meeting: string): string {
		return join(this.#folder, `${meeting}.json`);
	}

	#file(meeting: string): Promise<NamesFile> {
		const known = this.#files.get(meeting);
		if (known) return known;
		const opening = this.#open(this.#path(meeting));
		this.#files.set(meeting, opening);
		opening.catch(() => this.#files.delete(meeting));
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
