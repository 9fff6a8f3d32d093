// Everything that is kept, as the server sees it: the streams of each kind, and what is not history. And how a store says no.
// `file-store.ts` is the embedded store.
import type { Catalogue } from './catalogue-data.ts';
import type { KeptVersions } from './kept.ts';
import type { Written } from '#stream/rules.ts';
import type { StreamFolder } from './stream-folder.ts';
import type { Streams } from './streams.ts';

/** What was found of the catalogue: itself, the copy that follows it, an older copy, or nothing that can be read. */
export type FoundCatalogue = 'whole' | 'copy' | 'older-copy' | 'nothing';

export interface Store {
	/** The streams of a kind: always the same object. Throws if the store was opened without this folder, and if another kind has it. */
	streams<S extends Written>(folder: StreamFolder<S>): Streams<S>;
	readonly kept: KeptVersions;
	/** The folder is another's, or is gone. Nothing is written before the next start. */
	readonly isLost: boolean;
	/** What is not history: tables, the rows of meetings, keys, settings. */
	readonly catalogue: CatalogueFile;
	readonly found: FoundCatalogue;
	/** What the catalogue's other copies say, the best first: an older state, or one that never knew better. Empty once they follow. */
	readonly others: readonly Catalogue[];
	/** The start has taken from the copies what only they knew. From now on they follow the catalogue. Until now none was written. */
	follow(): Promise<void>;
	/** The minutes of a meeting that is to be removed: one page, kept under the key at which it was read. */
	publish(key: string, page: string): Promise<void>;
	/** Destroys that page, also in the copies that updates keep. Harmless if there is none. */
	unpublish(key: string): Promise<void>;
	/** Null if nothing was published under this key. */
	published(key: string): Promise<string | null>;
	/** The published minutes that lie in the folder, whatever the catalogue says. Those that cannot be looked at now are left out. */
	allPublished(): Promise<readonly PublishedFile[]>;

	/** Lets every file and the folder go. */
	close(): Promise<void>;
	/** Closes every file, and goes back to the copy from before the update. `close` then frees the folder. Rejects with FolderRefused if nothing was changed. */
	goBack(): Promise<void>;
}

export interface PublishedFile {
	readonly key: string;
	/** When it was written. */
	readonly at: number;
}

export interface CatalogueFile {
	/** What is on disk. Replaced whole by `update`, never changed in place. */
	readonly data: Catalogue;
	/** Changes a draft and writes it. Changes happen one after the other, in the order asked. If `change` throws, everything stays as it was. */
	update<T>(change: (draft: Catalogue) => T): Promise<T>;
}

/** The disk said no. Nothing of what was asked may be acknowledged. */
export class StoreFailure extends Error {
	/** If false, nothing was written, and a later try may succeed. */
	readonly lasting: boolean;

	constructor(what: string, lasting: boolean, cause?: unknown) {
		super(what, { cause });
		this.name = 'StoreFailure';
		this.lasting = lasting;
	}
}

/** This box cannot be read any more. Nothing is sealed in it, and everything else goes on. */
export class BoxLost extends StoreFailure {
	readonly box: string;

	constructor(box: string) {
		super(`no box ${box}`, false);
		this.name = 'BoxLost';
		this.box = box;
	}
}

/** Somebody else appended first. */
export class VersionConflict extends Error {
	constructor(expected: number, found: number) {
		super(`expected version ${expected}, found ${found}`);
		this.name = 'VersionConflict';
	}
}
