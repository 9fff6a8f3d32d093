// The box of one round of one secret vote, while it is open.
//
// A ballot fills a random free slot, which is flushed; then the voter's old one is cleared. Whoever has the folder while
// the vote is open has key and box, and reads every choice; who copies the box again and again learns the order too. That is accepted: the
// box hides from the hall, and from whoever gets the files later. When the vote is closed key and box are overwritten and removed, and
// the journal, which knows who answered and when, never knew what.
import { randomInt } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Channel } from '#meeting/frame.ts';
import type { BoxTally } from '#meeting/vote/state.ts';
import { decodeBox, encodeBox, headerBytes, keyBytes, keyOf, shuffled } from './box-file.ts';
import type { BoxContent } from './box-file.ts';
import { flush, isMissing, readAll, replaceFile, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { encodeSlot, isLater, slotBytes, voterOf } from './slot.ts';
import type { Slot } from './slot.ts';
import { StoreFailure } from './store.ts';

/** A ballot to put in, or null to take one out. */
export interface Change {
	/** A person's id, or a slip's. */
	readonly voter: string;
	readonly ballot: { readonly choice: number; readonly channel: Channel } | null;
}

export class Box {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #key: Buffer;
	readonly #options: readonly string[];
	#file: FileHandle;
	#slots: BoxContent['slots'][number][];
	#failure: StoreFailure | null = null;

	private constructor(path: string, disk: Disk, key: Buffer, file: FileHandle, content: BoxContent) {
		this.#path = path;
		this.#disk = disk;
		this.#key = key;
		this.#file = file;
		this.#options = content.options;
		this.#slots = [...content.slots];
	}

	/** Null where there is none, or only half of one. */
	static async open(disk: Disk, path: string): Promise<Box | null> {
		const key = await readFile(keyOf(path)).catch(noneIfMissing);
		const file = key && (await open(path, 'r+').catch(noneIfMissing));
		if (!key || !file) return null;
		const content = key.length === keyBytes ? decodeBox(key, await readAll(file)) : null;
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
		const kept = [...this.#kept().values()].map(({ slot }) => slot);
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
		const kept = this.#kept();
		const found = [...voters].flatMap(([hash, voter]) => {
			const slot = kept.get(hash)?.slot;
			return slot ? [{ voter, channel: slot.channel }] : [];
		});
		const stays = new Set([...kept].flatMap(([voter, { at }]) => (voters.has(voter) ? [at] : [])));
		const leaving = this.#slots.flatMap((slot, at) => (isBallot(slot) && !stays.has(at) ? [at] : []));
		await this.#guard(async () => {
			for (const at of leaving) await this.#write(at, 'free');
			if (leaving.length > 0) await flush(this.#disk, this.#file);
		});
		return found;
	}

	async close() {
		this.#failure ??= new StoreFailure(`${this.#path} was closed`, true);
		this.#key.fill(0);
		this.#slots = [];
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

	/** The one ballot of each voter, the later where there are two. */
	#kept(): Map<string, { at: number; slot: Slot }> {
		const kept = new Map<string, { at: number; slot: Slot }>();
		this.#slots.forEach((slot, at) => {
			if (!isBallot(slot)) return;
			const other = kept.get(slot.voter);
			if (!other || isLater(slot, other.slot)) kept.set(slot.voter, { at, slot });
		});
		return kept;
	}

	async #put(changes: readonly Change[]): Promise<Change[]> {
		const last = new Map(changes.map((change) => [change.voter, change])); // a voter's later one in the batch
		await this.#makeRoom(last.size);
		const kept = this.#kept();
		const free = this.#free();
		const back: Change[] = [];
		const clear: number[] = [];
		for (const { voter, ballot } of last.values()) {
			const hash = voterOf(this.#key, voter);
			const old = kept.get(hash);
			back.push({ voter, ballot: old ? { choice: old.slot.choice, channel: old.slot.channel } : null });
			if (old) clear.push(old.at);
			if (!ballot) continue;
			const generation = old ? (old.slot.generation + 1) % 3 : randomInt(3);
			await this.#write(free.pop() ?? -1, { voter: hash, ...ballot, generation });
		}
		await flush(this.#disk, this.#file);
		// Only now: a crash leaves two ballots of a voter, of which the later stays, and never none.
		for (const at of clear) await this.#write(at, 'free');
		if (changes.some(({ ballot }) => ballot === null)) await flush(this.#disk, this.#file);
		return back;
	}

	#free(): number[] {
		return shuffled(this.#slots.length).filter((at) => this.#slots[at] === 'free');
	}

	/** More slots, all ballots at fresh random places. */
	async #makeRoom(needed: number) {
		if (this.#slots.filter((slot) => slot === 'free').length >= needed) return;
		const ballots = [...this.#kept().values()].map(({ slot }) => slot);
		const capacity = 2 * (ballots.length + needed);
		const bytes = encodeBox(this.#key, this.#options, ballots, capacity);
		await replaceFile(this.#disk, this.#path, bytes);
		await this.#file.close();
		this.#file = await open(this.#path, 'r+');
		this.#slots = [...(decodeBox(this.#key, bytes)?.slots ?? [])];
	}

	async #write(at: number, slot: Slot | 'free') {
		const bytes = slot === 'free' ? Buffer.alloc(slotBytes) : encodeSlot(this.#key, slot);
		await writeAll(this.#disk, this.#file, bytes, headerBytes + at * slotBytes);
		this.#slots[at] = slot;
	}
}

const isBallot = (slot: BoxContent['slots'][number]): slot is Slot => typeof slot === 'object';
const noneIfMissing = (error: unknown): null => {
	if (isMissing(error)) return null;
	throw error;
};
