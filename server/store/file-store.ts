// Opens the embedded store. Everything lies in one folder, which belongs to one process:
//
//   version.json · lock · catalogue.json · catalogue.copy.json, which follows it · catalogue.copy-1.json to catalogue.copy-3.json, older
//   <folder of a kind>/<id>.jsonl · names/<id>.json · signs/<id>.json, for a day · boxes/<id>.<box>.box
//   extracts/<id>.json, which can be deleted: they are made again from the journals
//   names, signs, extracts and boxes of every kind but the first begin with <folder>@<id>
//   minutes/<key>.html, of meetings that were removed · log.txt, log-older.txt
//   avant-<version>/ and depuis-<version>/, kept by updates (`kept-copies.ts`)
//
// Only the keys of the boxes lie elsewhere, in the user's state folder.
import { join, resolve } from 'node:path';
import { wordsIn } from '../process/words.ts';
import { BoxKeys } from './box-keys.ts';
import { Boxes } from './boxes.ts';
import { LaterVersion, openCatalogue } from './catalogue-file.ts';
import { derivedFolder } from './derived-file.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import type { LogFile } from '../process/log-file.ts';
import { FolderStore } from './folder-store.ts';
import { version } from '../process/version.ts';
import { KeptCopies } from './kept-copies.ts';
import { newestBefore, noteAnew } from './kept-note.ts';
import { folders } from './folder-parts.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { NamesFiles } from './names-files.ts';
import { SignsFiles, signsFolder } from './signs-files.ts';
import { guarded } from './guarded.ts';
import type { Lock } from './lock.ts';
import { lockFolder } from './lock-taking.ts';
import { openStateFolder } from './state-folder.ts';
import type { KeptBefore } from './kept.ts';
import type { Store } from './store.ts';
import { stemOf, streamFolders } from './stream-folder.ts';
import {
	finishGoingBack,
	notBegun,
	notEnded,
	nothingToGoBackTo,
	goBack,
	wentBackRefusal
} from './folder-back.ts';
import { readNote } from './version-note.ts';

const { t } = wordsIn('fr');

export interface FileStoreOptions {
	readonly log?: LogFile | undefined;
	/** Its version. */
	readonly program?: string;
	/** The folders of the kinds of stream. */
	readonly journals?: readonly string[];
}

/** Opens the folder and the log in it, and makes both if they are new. `stateDir` holds the keys of its open secret boxes. Rejects with FolderRefused. */
export async function openFileStore(
	folder: string,
	stateDir: string,
	disk: Disk = realDisk,
	{ log, program = version, journals = streamFolders }: FileStoreOptions = {}
): Promise<Store> {
	const root = resolve(folder);
	await readNote(root, disk).catch((error: unknown) => {
		if (error instanceof FolderRefused) throw error; // the folder has a later format, and not even its lock is taken
	});
	const keys = await openStateFolder(stateDir, root, disk);
	try {
		for (const part of [...folders, signsFolder, derivedFolder, ...journals])
			await disk.makeFolder(join(root, part));
	} catch (error) {
		throw new FolderRefused('folder-unusable', t('folder.not-writable', { folder: root }), error);
	}
	const lock = await lockFolder(root, disk);
	const own = guarded(disk, lock);
	log?.open({ path: root, disk: own, isOurs: () => lock.isMineNow() });
	const release = async (): Promise<void> => {
		await log?.close();
		await lock.release();
	};
	try {
		return await openLocked({
			root,
			keys,
			lock: {
				release,
				get isLost() {
					return lock.isLost;
				}
			},
			disk: own,
			program,
			journals
		});
	} catch (error) {
		await release().catch(() => undefined); // the first error says why the folder cannot be opened, and this one must not hide it
		throw error;
	}
}

/** Goes back to the copy from before the update, and does not open the folder. Resolves to the words that say so. Any failure rejects with FolderRefused. */
export async function goBackInFolder(folder: string, disk: Disk = realDisk): Promise<string> {
	const root = resolve(folder);
	const lock = await lockFolder(root, disk).catch((error: unknown) => {
		throw error instanceof FolderRefused ? error : notBegun(root, error);
	});
	const own = guarded(disk, lock);
	try {
		const cut = await finishGoingBack(root, own);
		if (cut) return wentBackRefusal(cut.from).message;
		const before = await copyKept(root, own);
		if (!before) throw nothingToGoBackTo(root);
		await goBack(root, own, before);
		return wentBackRefusal(before.from).message;
	} catch (error) {
		throw error instanceof FolderRefused ? error : notEnded(root, error);
	} finally {
		await lock.release().catch(() => undefined); // the next start finds that its owner is gone
	}
}

/** The copy to which somebody can go back. */
async function copyKept(root: string, disk: Disk): Promise<KeptBefore | null> {
	try {
		const note = await readNote(root, disk);
		return newestBefore(note === 'unreadable' ? await noteAnew(root, disk, version) : note);
	} catch (error) {
		throw error instanceof FolderRefused ? error : notBegun(root, error);
	}
}

interface LockedFolder {
	readonly root: string;
	/** The folder of the keys. */
	readonly keys: string;
	readonly lock: Pick<Lock, 'release' | 'isLost'>;
	readonly disk: Disk;
	/** Its version. */
	readonly program: string;
	readonly journals: readonly string[];
}

async function openLocked({ root, keys, lock, disk, program, journals }: LockedFolder): Promise<FolderStore> {
	const kept = await brought(root, disk, program);
	const catalogue = await openCatalogue(root, disk).catch((error: unknown) => {
		throw catalogueRefused(root, error);
	});
	try {
		const boxes = new Boxes(join(root, 'boxes'), { disk, keys: await BoxKeys.open(keys, root, disk) });
		await boxes.cleanKeys((await Promise.all(journals.map((folder) => stemsIn(root, folder, disk)))).flat());
		const identities = await identitiesOf(root, journals, disk);
		const names = new NamesFiles(join(root, 'names'), disk);
		const signs = new SignsFiles(root, disk);
		return new FolderStore({ root, disk, catalogue, kept, boxes, names, signs, identities }, lock);
	} catch (error) {
		throw new FolderRefused('folder-unusable', t('folder.not-readable', { folder: root, keys }), error);
	}
}

/** How the files of each stream in this folder begin in the shared folders. */
const stemsIn = async (root: string, folder: string, disk: Disk): Promise<string[]> =>
	(await disk.list(join(root, folder))).map((name) => stemOf(folder, name.replace(/\.jsonl$/, '')));

async function identitiesOf(
	root: string,
	folders: readonly string[],
	disk: Disk
): Promise<ReadonlyMap<string, string>> {
	const identities = new Map<string, string>();
	for (const folder of folders) identities.set(folder, (await disk.identityOf(join(root, folder))).file);
	return identities;
}

/** Prepares the folder for this version. Completes a going back that a crash cut short, and copies a folder that an older version wrote. */
async function brought(root: string, disk: Disk, program: string): Promise<KeptCopies> {
	try {
		const back = await finishGoingBack(root, disk).catch((error: unknown) => {
			throw catalogueRefused(root, error);
		});
		if (back) throw wentBackRefusal(back.from);
		return await KeptCopies.open(root, disk, program);
	} catch (error) {
		if (error instanceof FolderRefused) throw error;
		throw new FolderRefused('folder-unusable', t('folder.refused', { folder: root }), error);
	}
}

/** A damaged catalogue was set aside, so it is no reason to refuse the folder. */
const catalogueRefused = (root: string, error: unknown): FolderRefused =>
	error instanceof LaterVersion
		? new FolderRefused('folder-later', t('folder.later', { folder: root }), error)
		: new FolderRefused(
				'catalogue-unreadable',
				t('folder.catalogue-refused', { path: join(root, 'catalogue.json') }),
				error
			);
