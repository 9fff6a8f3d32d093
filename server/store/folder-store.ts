// What the embedded store keeps, each in its place in the folder. `file-store.ts` opens it.
import { join } from 'node:path';
import type { Written } from '#stream/rules.ts';
import { noneIfMissing, openFile, readFile, type Disk } from './disk.ts';
import type { FolderGround } from './folder-ground.ts';
import { safe } from './folder-journals.ts';
import { FolderStreams } from './folder-streams.ts';
import type { Lock } from './lock.ts';
import { destroyFile, replaceFile } from './replacing.ts';
import { StoreFailure } from './store.ts';
import type { PublishedFile, Store } from './store.ts';
import type { StreamFolder } from './stream-folder.ts';
import type { Streams } from './streams.ts';
import { notBegun, nothingToGoBackTo, goBack } from './folder-back.ts';

interface OfKind<S extends Written> {
	readonly folder: StreamFolder<S>;
	readonly streams: FolderStreams<S>;
}
/** A store has streams of several kinds, whose types it does not know. */
interface OfSomeKind {
	readonly folder: object;
	readonly streams: Pick<FolderStreams<Written>, 'closeJournals'>;
}
const isOf = <S extends Written>(kept: OfSomeKind, folder: StreamFolder<S>): kept is OfKind<S> =>
	kept.folder === folder;

export class FolderStore implements Store {
	readonly catalogue: FolderGround['catalogue'];
	readonly kept: FolderGround['kept'];
	readonly #ground: FolderGround;
	readonly #lock: Pick<Lock, 'release' | 'isLost'>;
	/** The streams of each kind that was asked for, by the name of its folder. */
	readonly #kinds = new Map<string, OfSomeKind>();
	#isOver = false;
	#back: Promise<void> | null = null;

	constructor(ground: FolderGround, lock: Pick<Lock, 'release' | 'isLost'>) {
		this.catalogue = ground.catalogue;
		this.kept = ground.kept;
		this.#ground = ground;
		this.#lock = lock;
	}

	streams<S extends Written>(folder: StreamFolder<S>): Streams<S> {
		const { name } = folder;
		if (!this.#ground.identities.has(name))
			throw new RangeError(`the store was opened without the folder ${name}: add it to folderOfKind`);
		const kept = this.#kinds.get(name);
		if (!kept) return this.#open(folder);
		if (!isOf(kept, folder)) throw new RangeError(`another kind of stream has the folder ${name}`);
		return kept.streams;
	}
	#open<S extends Written>(folder: StreamFolder<S>): Streams<S> {
		const streams = new FolderStreams<S>(this.#ground, folder);
		this.#kinds.set(folder.name, { folder, streams });
		return streams;
	}

	get isLost() {
		return this.#lock.isLost;
	}
	get found() {
		return this.catalogue.found;
	}
	get others() {
		return this.catalogue.others;
	}
	follow() {
		return this.catalogue.follow();
	}

	publish(key: string, page: string) {
		return replaceFile(this.#ground.disk, this.#minutesPath(key), Buffer.from(page));
	}
	async unpublish(key: string) {
		await this.#ground.kept.erasesPage(`${safe(key)}.html`);
		await destroyFile(this.#ground.disk, this.#minutesPath(key));
	}
	async published(key: string) {
		const page = await readFile(this.#ground.disk, this.#minutesPath(key)).catch(noneIfMissing);
		return page?.toString('utf8') ?? null;
	}

	async allPublished(): Promise<PublishedFile[]> {
		const { root, disk } = this.#ground;
		const names = await disk.list(join(root, 'minutes'));
		const keys = names.flatMap((name) => /^([A-Z2-7]{8})\.html$/.exec(name)?.[1] ?? []);
		const files = keys.map(async (key) => {
			const at = await writtenAt(disk, this.#minutesPath(key)).catch(() => null);
			return at === null ? [] : [{ key, at }];
		});
		return (await Promise.all(files)).flat();
	}

	async close() {
		this.#isOver = true;
		try {
			// A going back is whole before another may have the folder.
			await (this.#back ? this.#back.catch(() => undefined) : this.#closeFiles());
		} finally {
			await this.#lock.release(); // whatever could not be closed: the next start must find the folder free
		}
	}
	goBack() {
		if (this.#isOver) return Promise.reject(new StoreFailure('closed', true));
		return (this.#back ??= this.#goBack());
	}
	async #goBack() {
		await this.#closeFiles().catch((error: unknown) => {
			throw notBegun(this.#ground.root, error);
		});
		const { before } = this.kept;
		if (!before) throw nothingToGoBackTo(this.#ground.root);
		await goBack(this.#ground.root, this.#ground.disk, before);
	}
	async #closeFiles() {
		for (const { streams } of this.#kinds.values()) await streams.closeJournals();
		await this.#ground.names.close();
		await this.#ground.boxes.close();
		await this.catalogue.keep();
		await this.catalogue.close();
	}

	#minutesPath(key: string): string {
		return join(this.#ground.root, 'minutes', `${safe(key)}.html`);
	}
}

async function writtenAt(disk: Disk, path: string): Promise<number> {
	const file = await openFile(disk, path, 'r');
	try {
		return Math.round((await file.stat()).mtimeMs);
	} finally {
		await file.close();
	}
}
