// The box of one round of one secret vote, while it is open.
//
// A ballot fills a random free slot, which is flushed; then the voter's old one is cleared. Whoever has the folder while
// the vote is open has key and box, and reads every choice; who copies the box again and again learns the order too. That is accepted: the
// box hides from the hall, and from whoever gets the files later. When the vote is closed key and box are overwritten and removed, and
// the journal, which knows who answered and when, never knew what.
import { createSecretKey, randomInt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Channel } from '#meeting/frame.ts';
import type { BoxTally } from '#meeting/vote/state.ts';
import { decodeBox, encodeBox, headerBytes, keyBytes, keyOf } from './box-file.ts';
import type { BoxContent } from './box-file.ts';
import { flush, noneIfMissing, openFile, readAll, readFile, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { replaceFile } from './replacing.ts';
import { encodeSlot, isLater, slotBytes, voterOf } from './slot.ts';
import type { Slot } from './slot.ts';
import { StoreFailure } from './store.ts';

/** A ballot to put in, or null to take one out. */
export interface Change {
	/** A person's id, or a slip's. */
	readonly voter: string;
	readonly ballot: { readonly choice: number; readonly channel: Channel } | null;
}

interface Place {
	readonly at: number;
	readonly slot: Slot;
}

export class Box {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #key: KeyObject;
	readonly #options: readonly string[];
	#file: FileHandle;
	/** The one ballot of each voter, the later where there are two. */
	#kept = new Map<string, Place>();
	/** Where the earlier ones lie, which a crash has left. */
	#doubles: number[] = [];
	#free: number[] = [];
	#failure: StoreFailure | null = null;

	private constructor(path: string, disk: Disk, key: KeyObject, file: FileHandle, content: BoxContent) {
		this.#path = path;
		this.#disk = disk;
		this.#key = key;
		this.#file = file;
		this.#options = content.options;
		this.#arrange(content.slots);
	}

	/** Null where there is none, or only half of one. */
	static async open(disk: Disk, path: string): Promise<Box | null> {
		const bytes = await readFile(disk, keyOf(path)).catch(noneIfMissing);
		const file = bytes && (await openFile(disk, path, 'r+').catch(noneIfMissing));
		if (!bytes || !file) return null;
		const key = createSecretKey(bytes);
		bytes.fill(0);
		const content = key.symmetricKeySize === keyBytes ? decodeBox(key, await readAll(file)) : null;
		if (content) return new Box(path, disk, key, file, content);
		await file.close();
		return null;
	}

	choiceOf(options: readonly string[]): number {
		return options.reduce((choice, option) => {
			const bit = this.#options.indexOf(option);
			if (bit < 0) throw new RangeError(`no option ${option} in this box`);
			return choice | (1 << bit);
		}, 0);
	}

	tally(): BoxTally {
		this.#check();
		const kept = [...this.#kept.values()].map(({ slot }) => slot);
		const counts = this.#options.map(
			(option, bit) => [option, kept.filter(({ choice }) => choice & (1 << bit)).length] as const
		);
		return { cast: kept.length, counts: Object.fromEntries(counts) };
	}

	/** One flush, and one more where something is taken out. Resolves to the changes that lead back. */
	put(changes: readonly Change[]): Promise<Change[]> {
		return this.#guard(() => this.#put(changes));
	}

	/** Those of `known` who have a ballot. What belongs to nobody of them, or to an earlier choice, is cleared. */
	async settle(known: readonly string[]): Promise<{ voter: string; channel: Channel }[]> {
		this.#check();
		const voters = new Map(known.map((voter) => [voterOf(this.#key, voter), voter]));
		const found = [...voters].flatMap(([hash, voter]) => {
			const slot = this.#kept.get(hash)?.slot;
			return slot ? [{ voter, channel: slot.channel }] : [];
		});
		const strangers = [...this.#kept].filter(([hash]) => !voters.has(hash));
		const leaving = [...this.#doubles.splice(0), ...strangers.map(([, { at }]) => at)];
		for (const [hash] of strangers) this.#kept.delete(hash);
		await this.#guard(async () => {
			for (const at of leaving) await this.#clear(at);
			if (leaving.length > 0) await flush(this.#disk, this.#file);
		});
		return found;
	}

	async close() {
		this.#failure ??= new StoreFailure(`${this.#path} was closed`, true);
		this.#arrange([]);
		await this.#file.close();
	}

	#check() {
		if (this.#failure) throw this.#failure;
	}

	async #guard<T>(work: () => Promise<T>): Promise<T> {
		this.#check();
		try {
			return await work();
		} catch (error) {
			if (error instanceof StoreFailure && !error.lasting) throw error; // no room to grow: nothing was touched
			throw (this.#failure = new StoreFailure(`${this.#path} failed`, true, error));
		}
	}

	#arrange(slots: BoxContent['slots']) {
		this.#kept = new Map();
		this.#doubles = [];
		this.#free = [];
		slots.forEach((slot, at) => {
			if (slot === 'free') this.#free.push(at);
			if (typeof slot !== 'object') return;
			const other = this.#kept.get(slot.voter);
			const [keep, double] = !other || isLater(slot, other.slot) ? [{ at, slot }, other] : [other, { at }];
			this.#kept.set(slot.voter, keep);
			if (double) this.#doubles.push(double.at);
		});
	}

	async #put(changes: readonly Change[]): Promise<Change[]> {
		const last = new Map(changes.map((change) => [change.voter, change])); // a voter's later one in the batch
		await this.#makeRoom(last.size);
		const back: Change[] = [];
		const clear: number[] = [];
		for (const { voter, ballot } of last.values()) {
			const hash = voterOf(this.#key, voter);
			const old = this.#kept.get(hash);
			back.push({ voter, ballot: old ? { choice: old.slot.choice, channel: old.slot.channel } : null });
			if (old) clear.push(old.at);
			this.#kept.delete(hash);
			if (!ballot) continue;
			const generation = old ? (old.slot.generation + 1) % 3 : randomInt(3);
			await this.#fill(this.#drawFree(), { voter: hash, ...ballot, generation });
		}
		await flush(this.#disk, this.#file);
		// Only now: a crash leaves two ballots of a voter, of which the later stays, and never none.
		for (const at of clear) await this.#clear(at);
		if (changes.some(({ ballot }) => ballot === null)) await flush(this.#disk, this.#file);
		return back;
	}

	/** Any of the free slots, each as likely as the others. */
	#drawFree(): number {
		const drawn = randomInt(this.#free.length);
		const at = this.#free[drawn] ?? -1;
		const last = this.#free.pop() ?? -1;
		if (drawn < this.#free.length) this.#free[drawn] = last;
		return at;
	}

	/** More slots, all ballots at fresh random places. */
	async #makeRoom(needed: number) {
		if (this.#free.length >= needed) return;
		const ballots = [...this.#kept.values()].map(({ slot }) => slot);
		const capacity = 2 * (ballots.length + needed);
		const bytes = encodeBox(this.#key, this.#options, ballots, capacity);
		await this.#file.close(); // Windows replaces no file that is open
		await replaceFile(this.#disk, this.#path, bytes).finally(async () => {
			this.#file = await openFile(this.#disk, this.#path, 'r+');
		});
		this.#arrange(decodeBox(this.#key, bytes)?.slots ?? []);
	}

	async #fill(at: number, slot: Slot) {
		await this.#write(at, encodeSlot(this.#key, slot));
		this.#kept.set(slot.voter, { at, slot });
	}

	async #clear(at: number) {
		await this.#write(at, Buffer.alloc(slotBytes));
		this.#free.push(at);
	}

	#write(at: number, bytes: Buffer) {
		return writeAll(this.#disk, this.#file, bytes, headerBytes + at * slotBytes);
	}
}
