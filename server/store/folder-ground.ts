// The parts of an open data folder that all its streams share.
import type { Boxes } from './boxes.ts';
import type { KeptCatalogue } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import type { KeptCopies } from './kept-copies.ts';
import type { NamesFiles } from './names-files.ts';
import type { SignsFiles } from './signs-files.ts';

export interface FolderGround {
	readonly root: string;
	readonly disk: Disk;
	readonly catalogue: KeptCatalogue;
	readonly kept: KeptCopies;
	readonly boxes: Boxes;
	readonly names: NamesFiles;
	readonly signs: SignsFiles;
	/** The folders of journals, and the identity of each on the disk. A copy of the folder has another one. */
	readonly identities: ReadonlyMap<string, string>;
}
