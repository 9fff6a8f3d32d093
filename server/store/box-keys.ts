// The keys of open secret boxes, outside the data folder. One folder of keys may serve several data folders, and a copy of a
// data folder finds its original's keys here. So each key notes which folder it is for, and no other folder reads or removes it.
//
//   <id>.key: a line of JSON that says whose it is, then 32 bytes for the slots and 32 for the hashes of owners
import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { noneIfMissing, readFile } from './disk.ts';
import type { Disk } from './disk.ts';
import { destroyFile, newPathOf, nodeOf, oldPathOf, replaceFile } from './replacing.ts';
import { trueWay } from './state-folder.ts';

export interface BoxKey {
	readonly id: string;
	readonly slots: KeyObject;
	readonly owners: KeyObject;
}

const keyBytes = 32;
const noteSchema = v.object({
	v: v.literal(1),
	/** The name of the box. */
	box: v.pipe(v.string(), v.regex(/^[\w@-]+\.[\w.-]+$/)),
	/** The data folder: its path, and the number by which the disk knows it. */
	folder: v.object({ path: v.string(), node: v.string() })
});
type Note = v.InferOutput<typeof noteSchema>;
type Owner = Note['folder'];

export class BoxKeys {
	readonly #folder: string;
	readonly #owner: Owner;
	readonly #disk: Disk;

	private constructor(folder: string, owner: Owner, disk: Disk) {
		this.#folder = folder;
		this.#owner = owner;
		this.#disk = disk;
	}

	/** Both folders must exist. */
	static async open(folder: string, dataDir: string, disk: Disk): Promise<BoxKeys> {
		const [path, node] = [await trueWay(disk, dataDir), (await nodeOf(disk, dataDir)) ?? ''];
		return new BoxKeys(folder, { path, node }, disk);
	}

	/** The key is on disk once this resolves. `owners`: the secret for the hashes of owners, if a box is made anew and its hashes stay. */
	async make(box: string, owners: Buffer = randomBytes(keyBytes)): Promise<BoxKey> {
		const id = randomBytes(16).toString('hex');
		const secret = Buffer.concat([randomBytes(keyBytes), owners]);
		await this.#write(id, { v: 1, box, folder: this.#owner }, secret);
		return keyFrom(id, secret);
	}

	/** Null if there is no such key, or if it is for another folder. */
	async find(id: string): Promise<BoxKey | null> {
		const found = /^[0-9a-f]{32}$/.test(id) ? await this.#read(this.#path(id)) : null;
		if (!found || !this.#isOurs(found.note)) return null;
		// The folder was renamed, or its disk was plugged in again. The note now names the folder as it is today.
		// A copy that is put at its former place later then fits neither the path nor the number, and gets no key.
		if (!this.#isExactlyOurs(found.note))
			await this.#write(id, { ...found.note, folder: this.#owner }, found.secret).catch(() => undefined);
		return keyFrom(id, found.secret);
	}

	/** Overwrites and removes every key of this folder for this box. Harmless if there is none. */
	async destroy(box: string): Promise<void> {
		await this.#drop((note) => this.#isOurs(note) && note.box === box);
	}

	/** Removes the keys of this very folder that no box names, because a crash left them. In doubt a key stays. */
	async clean(isNamed: (box: string, id: string) => Promise<boolean>): Promise<void> {
		await this.#drop(async (note, id) => this.#isExactlyOurs(note) && !(await isNamed(note.box, id)));
	}

	async #drop(isOver: (note: Note, id: string) => boolean | Promise<boolean>) {
		for (const id of await this.#ids()) {
			const path = this.#path(id);
			const found =
				(await this.#read(path)) ??
				(await this.#read(newPathOf(path))) ??
				(await this.#read(oldPathOf(path)));
			found?.secret.fill(0);
			if (found && (await isOver(found.note, id))) await destroyFile(this.#disk, path);
		}
	}

	/** The system may give a node again, and a path may lead to another disk. So one of the two says that the key is probably ours, and both say that it is. */
	#isOurs({ folder }: Note): boolean {
		return folder.path === this.#owner.path || folder.node === this.#owner.node;
	}
	#isExactlyOurs({ folder }: Note): boolean {
		return folder.path === this.#owner.path && folder.node === this.#owner.node;
	}

	#path(id: string): string {
		return join(this.#folder, `${id}.key`);
	}

	/** The ids of all keys, also of those whose writing was cut short. */
	async #ids(): Promise<string[]> {
		const names = await this.#disk.list(this.#folder).catch(noneIfMissing);
		if (!names) return [];
		const found = names.flatMap((name) => /^([0-9a-f]{32})\.key(\.new|\.old)?$/.exec(name)?.[1] ?? []);
		return [...new Set(found)];
	}

	/** Null if there is no whole key. Rejects if the disk refuses to read, because then nobody knows. */
	async #read(path: string): Promise<{ note: Note; secret: Buffer } | null> {
		const bytes = await readFile(this.#disk, path).catch(noneIfMissing);
		const end = bytes?.indexOf('\n') ?? -1;
		if (!bytes || bytes.length !== end + 1 + 2 * keyBytes) return null;
		const note = noteIn(bytes.toString('utf8', 0, end));
		return note && { note, secret: bytes.subarray(end + 1) };
	}

	async #write(id: string, note: Note, secret: Buffer) {
		const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(note)}\n`), secret]);
		await replaceFile(this.#disk, this.#path(id), bytes);
		bytes.fill(0);
	}
}

function noteIn(text: string): Note | null {
	try {
		return v.parse(noteSchema, JSON.parse(text));
	} catch {
		return null;
	}
}

/** Overwrites `secret`. */
function keyFrom(id: string, secret: Buffer): BoxKey {
	const slots = createSecretKey(secret.subarray(0, keyBytes));
	const owners = createSecretKey(secret.subarray(keyBytes));
	secret.fill(0);
	return { id, slots, owners };
}
