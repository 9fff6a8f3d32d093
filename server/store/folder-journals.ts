// The journals of one kind of stream: each is opened once, and gets what the catalogue lists of it.
import { join } from 'node:path';
import type { Written } from '#stream/rules.ts';
import type { Listed } from './catalogue-data.ts';
import { DerivedFile, derivedPath } from './derived-file.ts';
import type { FolderGround } from './folder-ground.ts';
import type { ListedJournal } from './known.ts';
import { LiveJournal } from './live-journal.ts';
import { stemOf, type StreamFolder } from './stream-folder.ts';

/** Ids become file names. */
export const safe = (id: string): string => {
	if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new RangeError(`not an id: ${id}`);
	return id;
};

type Ground = Pick<FolderGround, 'root' | 'disk' | 'catalogue' | 'kept' | 'identities'>;

export class FolderJournals<S extends Written> {
	readonly #ground: Ground;
	readonly #folder: StreamFolder<S>;
	readonly #open = new Map<string, LiveJournal<S>>();

	constructor(ground: Ground, folder: StreamFolder<S>) {
		this.#ground = ground;
		this.#folder = folder;
	}

	/** Undefined if the catalogue lists no such stream. */
	listed(stream: string): Listed | undefined {
		return this.#folder.rows(this.#ground.catalogue.data).find(({ id }) => id === stream);
	}

	of(stream: string): LiveJournal<S> {
		const open = this.#open.get(stream);
		if (open) return open;
		const { root, disk } = this.#ground;
		const path = join(root, this.#folder.name, `${safe(stream)}.jsonl`);
		const derived = new DerivedFile(derivedPath(root, stemOf(this.#folder.name, stream)), disk);
		const journal = new LiveJournal<S>(path, disk, this.#listing(stream), derived);
		this.#open.set(stream, journal);
		return journal;
	}

	markMeasured(streams: readonly string[]): Promise<void> {
		return this.#ground.catalogue.update((draft) => {
			for (const row of this.#folder.rows(draft))
				if (streams.includes(row.id)) row.known = this.of(row.id).whole.known(row.known) ?? row.known;
		});
	}

	async accept(stream: string, lines: number) {
		const left = await this.of(stream).whole.accept(lines);
		await this.#changeRow(
			stream,
			(row) => (row.accepted = { at: this.#ground.disk.now(), lines, known: left.known })
		);
		return left;
	}

	async remove(stream: string): Promise<void> {
		await this.of(stream).whole.remove();
		this.#open.delete(stream);
	}

	/** Closes each journal for good. */
	async close(): Promise<void> {
		await Promise.all([...this.#open.values()].map((journal) => journal.close()));
	}

	#listing(stream: string): ListedJournal<S> {
		const row = () => this.listed(stream);
		return {
			folder: this.#ground.identities.get(this.#folder.name) ?? '',
			known: () => row()?.known,
			closedAt: () => row()?.closedAt ?? null,
			closes: this.#folder.closes,
			erases: (at) => this.#ground.kept.erasesWords(this.#folder.name, stream, at),
			note: (known) => this.#changeRow(stream, (row) => (row.known = known))
		};
	}
	#changeRow(stream: string, change: (row: Listed) => unknown): Promise<void> {
		return this.#ground.catalogue.update((draft) => {
			const row = this.#folder.rows(draft).find(({ id }) => id === stream);
			if (row) change(row);
		});
	}
}
