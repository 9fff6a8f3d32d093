// The copies of the folder that updates keep. `avant-<version>` is the folder as it was before that version. `depuis-<version>` is what
// that version had written when somebody went back. Both hold people's words and names. So a copy goes after fourteen days, or as soon
// as something is erased that it holds. An `avant-` folder that the note does not list was never finished, and is removed.
import { join } from 'node:path';
import { holdsNames, holdsStream, holdsWords, sizeOf } from './copy-contents.ts';
import { copyBefore } from './copy-making.ts';
import type { Disk } from './disk.ts';
import { copiesIn, destroyFolder, partsOf } from './folder-parts.ts';
import type { KeptVersions, KeptBefore, NewerData } from './kept.ts';
import { asideFor, keptCopyOf, keptMs, newestBefore, noteAnew } from './kept-note.ts';
import { Lane } from './lane.ts';
import { clearLeft, destroyFile } from './replacing.ts';
import { noteName, readNote, writeNote, type KeptCopy, type VersionNote } from './version-note.ts';
import { compareVersions } from './versions.ts';

export class KeptCopies implements KeptVersions {
	readonly #root: string;
	readonly #disk: Disk;
	readonly #lane = new Lane();
	#note: VersionNote;

	private constructor(root: string, disk: Disk, note: VersionNote) {
		this.#root = root;
		this.#disk = disk;
		this.#note = note;
	}

	/** To be called before anything else in the folder is read or changed. Copies the folder if an older Tablée wrote it last. Rejects with FolderRefused, and changes nothing. */
	static async open(root: string, disk: Disk, version: string): Promise<KeptCopies> {
		await clearLeft(disk, join(root, noteName));
		const read = await readNote(root, disk);
		const found = read === 'unreadable' ? await noteAnew(root, disk, version) : read;
		const note = found ?? { wrote: version, kept: [], gone: null };
		const parts = await partsOf(root, disk);
		const copies = new KeptCopies(root, disk, note);
		const lying = await copiesIn(root, disk);
		note.kept = note.kept.filter(({ folder }) => lying.includes(folder));
		const unlisted = lying.filter((name) => !note.kept.some(({ folder }) => folder === name));
		for (const folder of unlisted.filter((name) => name.startsWith('avant-')))
			await destroyFolder(join(root, folder), disk);
		const since = unlisted.filter((name) => name.startsWith('depuis-'));
		for (const folder of since)
			note.kept.push({ ...keptCopyOf('since', folder, version, disk.now()), meetings: 0, boxes: 0 });
		const isOlder = found ? compareVersions(found.wrote, version) < 0 : parts.length > 0;
		if (isOlder) note.kept.push(await copyBefore(root, disk, parts, found?.wrote ?? null, version));
		if (isOlder || since.length > 0 || read === 'unreadable' || found?.wrote !== version)
			await copies.#write({ ...note, wrote: version });
		return copies;
	}

	get before(): KeptBefore | null {
		return newestBefore(this.#note);
	}
	get gone(): KeptVersions['gone'] {
		return this.before ? null : this.#note.gone;
	}

	/** Removes the copies that are too old, and those that could not be removed before. `now`: a date that can be believed. */
	expire(now: number): Promise<void> {
		return this.#lane.run(async () => {
			const { kept } = this.#note;
			if (kept.some(({ countsFrom }) => countsFrom === null))
				await this.#write({
					...this.#note,
					kept: kept.map((each) => ({ ...each, countsFrom: each.countsFrom ?? now }))
				});
			await this.#take('days', (each) => Promise.resolve(now - (each.countsFrom ?? now) >= keptMs));
		});
	}

	/** Words at this place of the journal, or behind it, are about to be blanked. `journals`: the folder of its kind. */
	erasesWords(journals: string, stream: string, at: number): Promise<void> {
		return this.#erases((copy) => holdsWords(this.#disk, copy, journals, stream, at));
	}

	/** A name is about to be erased, or all names of a stream if `person` is null. `stem`: how its files begin. */
	erasesNames(stem: string, person: string | null): Promise<void> {
		return this.#erases((copy) => holdsNames(this.#disk, copy, stem, person));
	}

	/** A stream is about to be removed or written anew. `journals`: the folder of its kind. */
	erases(journals: string, stream: string): Promise<void> {
		return this.#erases((copy) => holdsStream(this.#disk, copy, journals, stream));
	}

	/** The page of a removed meeting is about to be destroyed. `page`: the name of its file. */
	erasesPage(page: string): Promise<void> {
		return this.#erases(async (copy) => (await sizeOf(this.#disk, join(copy, 'minutes', page))) >= 0);
	}

	/** A box of 0.1.2 in a copy has its key beside it, so anybody could read it. It goes when its box goes. */
	destroyBox(stem: string, box: string): Promise<void> {
		return this.#lane.run(async () => {
			for (const { folder } of this.#note.kept)
				for (const end of ['key', 'box'])
					await destroyFile(this.#disk, join(this.#root, folder, 'boxes', `${stem}.${box}.${end}`));
		});
	}

	/** Which of these streams the newest copy does not hold, and which have changed since. */
	async since(journals: string, ids: readonly string[]): Promise<NewerData> {
		const made: string[] = [];
		const changed: string[] = [];
		const folder = this.before?.folder ?? '';
		for (const id of ids) {
			const size = (root: string) => sizeOf(this.#disk, join(root, journals, `${id}.jsonl`));
			const [before, now] = [await size(join(this.#root, folder)), await size(this.#root)];
			if (before < 0) made.push(id);
			else if (before !== now) changed.push(id);
		}
		return { made, changed, aside: await asideFor(this.#root, this.#disk, this.#note.wrote) };
	}

	#erases(holds: (copy: string) => Promise<boolean>): Promise<void> {
		return this.#lane.run(() => this.#take('erased', ({ folder }) => holds(join(this.#root, folder))));
	}

	/** Three steps, so that a crash at any instant can be gone on with: nobody can go back to the copy, its bytes go, the note drops it. */
	async #take(why: 'days' | 'erased', isOver: (kept: KeptCopy) => Promise<boolean>): Promise<void> {
		const { kept } = this.#note;
		if (kept.length === 0) return;
		const over = await Promise.all(kept.map((each) => each.isGoing || isOver(each)));
		if (!over.includes(true)) return;
		const isNew = kept.findLast((each, at) => over[at] && !each.isGoing && each.kind === 'before');
		const gone = isNew ? { from: isNew.from, at: this.#disk.now(), why } : this.#note.gone;
		await this.#write({
			...this.#note,
			gone,
			kept: kept.map((each, at) => ({ ...each, isGoing: over[at] ?? false }))
		});
		for (const { folder, isGoing } of this.#note.kept)
			if (isGoing) await destroyFolder(join(this.#root, folder), this.#disk);
		await this.#write({ ...this.#note, kept: this.#note.kept.filter(({ isGoing }) => !isGoing) });
	}

	async #write(note: VersionNote): Promise<void> {
		await writeNote(this.#root, this.#disk, note);
		this.#note = note;
	}
}
