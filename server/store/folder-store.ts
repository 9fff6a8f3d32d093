// What the embedded store keeps, each in its place in the folder. `file-store.ts` opens it.
import { join } from 'node:path';
import { noneIfMissing, readFile } from './disk.ts';
import { FolderStreams, safe, type FolderGround } from './folder-streams.ts';
import { lyingIn } from './lying.ts';
import type { Lock } from './lock.ts';
import { replaceFile } from './replacing.ts';
import { StoreFailure } from './store.ts';
import type { Store } from './store.ts';
import type { StreamFolder, Streams } from './streams.ts';
import { notBegun, nothingToGoBackTo, goBack } from './folder-back.ts';

const meetings: StreamFolder = { name: 'meetings', rows: (catalogue) => catalogue.meetings };

export class FolderStore extends FolderStreams implements Store {
	readonly catalogue: FolderGround['catalogue'];
	readonly kept: FolderGround['kept'];
	readonly #ground: FolderGround;
	readonly #lock: Pick<Lock, 'release' | 'isLost'>;
	/** By their folder, besides the meetings. */
	readonly #others = new Map<string, FolderStreams>();
	#isOver = false;
	#back: Promise<void> | null = null;

	constructor(ground: FolderGround, lock: Pick<Lock, 'release' | 'isLost'>) {
		super(ground, meetings);
		this.catalogue = ground.catalogue;
		this.kept = ground.kept;
		this.#ground = ground;
		this.#lock = lock;
	}

	streams(folder: StreamFolder): Streams {
		if (!this.#ground.journals.includes(folder.name))
			throw new RangeError(`the store was opened without the folder ${folder.name}: add it to streamFolders`);
		const known = this.#others.get(folder.name) ?? new FolderStreams(this.#ground, folder);
		this.#others.set(folder.name, known);
		return known;
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
	async published(key: string) {
		const page = await readFile(this.#ground.disk, this.#minutesPath(key)).catch(noneIfMissing);
		return page?.toString('utf8') ?? null;
	}

	lying() {
		return lyingIn(this.#ground.root, this.#ground.disk);
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
		for (const streams of [this, ...this.#others.values()]) await streams.closeJournals();
		await this.#ground.names.close();
		await this.#ground.boxes.close();
		await this.catalogue.keep();
		await this.catalogue.close();
	}

	#minutesPath(key: string): string {
		return join(this.#ground.root, 'minutes', `${safe(key)}.html`);
	}
}
