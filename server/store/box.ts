// One secret box, while it is open.
//
// A secret is written to a random free slot and flushed. Only then is its owner's old slot emptied. All slots look alike. So the box,
// and any number of copies of it, show how many changes there were, which the journal also shows, and nothing else. The key lies outside
// the data folder, because whoever has it can read every secret. At the end key and box are overwritten and removed. The journal knows
// who gave a secret and when, and never what it was.
import { randomInt } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { decodeSlots, encodeBox, headerBytes, keyNamedIn, shuffled } from './box-file.ts';
import type { SlotRead } from './box-file.ts';
import type { BoxKey } from './box-keys.ts';
import type { BoxGround } from './box-making.ts';
import { BoxPlaces, type FilledSlot } from './box-places.ts';
import { flush, noneIfMissing, openFile, readAll, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { replaceFile } from './replacing.ts';
import { encodeSlot, freeSlot, ownerHash, slotBytes } from './slot.ts';
import type { Slot } from './slot.ts';
import { StoreFailure } from './store.ts';
import type { InBox, RecoveredSecret } from './streams.ts';

/** A secret to put in, or null to take it out. */
export interface Change {
	readonly owner: string;
	readonly secret: Pick<Slot, 'content' | 'label'> | null;
}

export class Box {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #key: BoxKey;
	#file: FileHandle;
	#places: BoxPlaces;
	#failure: StoreFailure | null = null;
	#writes = 0;

	private constructor(path: string, disk: Disk, key: BoxKey, file: FileHandle, slots: readonly SlotRead[]) {
		this.#path = path;
		this.#disk = disk;
		this.#key = key;
		this.#file = file;
		this.#places = new BoxPlaces(slots);
	}

	/** Null if there is no box, if it is not whole, or if its key is gone. */
	static async open({ disk, keys }: BoxGround, path: string): Promise<Box | null> {
		const file = await openFile(disk, path, 'r+').catch(noneIfMissing);
		if (!file) return null;
		try {
			const bytes = await readAll(file);
			const key = await keys.find(keyNamedIn(bytes) ?? '');
			if (key) return new Box(path, disk, key, file, decodeSlots(key, bytes));
		} catch (error) {
			await file.close();
			throw error;
		}
		await file.close();
		return null;
	}

	/** The secrets of these owners, in random order. */
	of(owners: readonly string[]): InBox[] {
		this.#check();
		const kept = owners.flatMap((owner) => this.#places.of(this.#hash(owner))?.slot ?? []);
		return shuffled(kept).map(({ label, content }) => ({ label, content: JSON.parse(content) as unknown }));
	}

	/** Takes one flush, and a second one if a secret is taken out. Resolves to the changes that undo these. */
	put(changes: readonly Change[]): Promise<Change[]> {
		return this.#guard(() => this.#put(changes));
	}

	/** Tells which of `known` have a secret. Clears the secrets of everybody else, and the earlier one of two. */
	async recover(known: readonly string[]): Promise<RecoveredSecret[]> {
		this.#check();
		const owners = new Map(known.map((owner) => [this.#hash(owner), owner]));
		const found = [...owners].flatMap(([hash, owner]) => {
			const slot = this.#places.of(hash)?.slot;
			return slot ? [{ owner, label: slot.label }] : [];
		});
		const leaving = this.#places.dropAllBut(owners);
		await this.#guard(async () => {
			await this.#clear(leaving);
			if (leaving.length > 0) await flush(this.#disk, this.#file);
		});
		return found;
	}

	async close() {
		this.#failure ??= new StoreFailure(`${this.#path} was closed`, true);
		this.#places = new BoxPlaces([]);
		await this.#file.close();
	}

	#hash(owner: string): string {
		return ownerHash(this.#key.owners, owner);
	}

	#check() {
		if (this.#failure) throw this.#failure;
	}

	async #guard<T>(work: () => Promise<T>): Promise<T> {
		this.#check();
		const before = this.#writes;
		try {
			return await work();
		} catch (error) {
			const isPassing = error instanceof StoreFailure && !error.lasting && this.#writes === before;
			if (isPassing && (await this.#again())) throw error;
			throw (this.#failure = new StoreFailure(`${this.#path} failed`, true, error));
		}
	}

	/** Reads the file again after a failure that wrote nothing: the disk was full, or could not say whether the folder is there. */
	async #again(): Promise<boolean> {
		const bytes = await readAll(this.#file).catch(() => null);
		if (bytes) this.#places = new BoxPlaces(decodeSlots(this.#key, bytes));
		return bytes !== null;
	}

	async #put(changes: readonly Change[]): Promise<Change[]> {
		const last = new Map(changes.map((change) => [change.owner, change])); // the later one, if an owner has two in this batch
		await this.#makeRoom(last.size);
		const back: Change[] = [];
		const filled: FilledSlot[] = [];
		const left: number[] = [];
		for (const { owner, secret } of last.values()) {
			const hash = this.#hash(owner);
			const old = this.#places.of(hash);
			back.push({ owner, secret: old ? { content: old.slot.content, label: old.slot.label } : null });
			if (old) left.push(old.at);
			this.#places.drop(hash);
			if (!secret) continue;
			const generation = old ? (old.slot.generation + 1) % 3 : randomInt(3);
			filled.push({ at: this.#places.draw(), slot: { owner: hash, ...secret, generation } });
		}
		await this.#fill(filled);
		await flush(this.#disk, this.#file);
		// Only now: a crash may leave an owner with two secrets, and the later one counts. It never leaves an owner with none.
		await this.#clear(left);
		if (changes.some(({ secret }) => secret === null)) await flush(this.#disk, this.#file);
		return back;
	}

	/** Makes the box larger, and gives every secret a new random place. */
	async #makeRoom(needed: number) {
		if (this.#places.freeCount >= needed) return;
		const { filled } = this.#places;
		const capacity = 2 * (filled.length + needed);
		const bytes = encodeBox(this.#key, filled, capacity);
		await this.#file.close(); // Windows replaces no file that is open
		await replaceFile(this.#disk, this.#path, bytes).finally(async () => {
			this.#file = await openFile(this.#disk, this.#path, 'r+');
		});
		this.#places = new BoxPlaces(decodeSlots(this.#key, bytes));
	}

	async #fill(places: readonly FilledSlot[]) {
		await this.#write(places.map(({ at, slot }) => [at, encodeSlot(this.#key.slots, slot)]));
		for (const place of places) this.#places.keep(place);
	}

	async #clear(places: readonly number[]) {
		await this.#write(places.map((at) => [at, freeSlot(this.#key.slots)]));
		this.#places.release(places);
	}

	/** Writes all slots at once. Every write has ended when it resolves or rejects. */
	async #write(slots: readonly (readonly [at: number, bytes: Buffer])[]) {
		const writes = slots.map(async ([at, bytes]) => {
			await writeAll(this.#disk, this.#file, bytes, headerBytes + at * slotBytes);
			this.#writes += 1;
		});
		const failed = (await Promise.allSettled(writes)).find(({ status }) => status === 'rejected');
		if (failed?.status === 'rejected') throw failed.reason;
	}
}
