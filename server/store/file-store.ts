// The embedded store: everything in one folder, which belongs to one process.
//
//   lock · catalogue.json · catalogue.copy.json, which follows it · catalogue.copy-1.json to catalogue.copy-3.json, older
//   meetings/<id>.jsonl · names/<id>.json · boxes/<meeting>.<vote>.<round>.box
//   minutes/<key>.html, of meetings that were removed · log.txt, log-older.txt
//
// The keys of the boxes alone lie elsewhere: in the user's state folder.
import { join, resolve } from 'node:path';
import { BoxKeys } from './box-keys.ts';
import { Boxes } from './boxes.ts';
import { LaterVersion, openCatalogue } from './catalogue-file.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import type { LogFile } from '../log-file.ts';
import { FolderStore } from './folder-store.ts';
import { FolderRefused, guarded, lockFolder, type Lock } from './lock.ts';
import { openStateFolder } from './state-folder.ts';
import type { Store } from './store.ts';

/** Opens the folder, making it where it is new, and the log in it; in `stateDir` lie the keys of its open secret boxes. Rejects with FolderRefused. */
export async function openFileStore(
	folder: string,
	stateDir: string,
	disk: Disk = realDisk,
	log?: LogFile
): Promise<Store> {
	const root = resolve(folder);
	const keys = await openStateFolder(stateDir, root, disk);
	try {
		for (const part of ['meetings', 'names', 'boxes', 'minutes']) await disk.makeFolder(join(root, part));
	} catch (error) {
		throw new FolderRefused('folder-unusable', `Impossible d’écrire dans le dossier ${root}.`, error);
	}
	const lock = await lockFolder(root, disk);
	const own = guarded(disk, lock);
	log?.open({ path: root, disk: own, isOurs: () => lock.isMineNow() });
	const release = async (): Promise<void> => {
		await log?.close();
		await lock.release();
	};
	try {
		return await openLocked({ root, keys, lock: { release }, disk: own });
	} catch (error) {
		await release().catch(() => undefined); // why it could not be opened is to be told, not this
		throw error;
	}
}

interface Opening {
	readonly root: string;
	/** The folder of the keys. */
	readonly keys: string;
	readonly lock: Pick<Lock, 'release'>;
	readonly disk: Disk;
}

async function openLocked({ root, keys, lock, disk }: Opening): Promise<FolderStore> {
	const catalogue = await openCatalogue(root, disk).catch((error: unknown) => {
		throw catalogueRefused(root, error);
	});
	try {
		const boxes = new Boxes(join(root, 'boxes'), { disk, keys: await BoxKeys.open(keys, root, disk) });
		const journals = await disk.list(join(root, 'meetings'));
		await boxes.cleanKeys(journals.map((name) => name.replace(/\.jsonl$/, '')));
		const { file: identity } = await disk.identityOf(join(root, 'meetings'));
		return new FolderStore(root, disk, catalogue, boxes, lock, identity);
	} catch (error) {
		const sentence = `Impossible de lire le dossier ${root}, ou celui des clés ${keys}. Rien n’a été effacé.`;
		throw new FolderRefused('folder-unusable', sentence, error);
	}
}

/** A damaged one refuses nothing: it was set aside. */
const catalogueRefused = (root: string, error: unknown): FolderRefused =>
	error instanceof LaterVersion
		? new FolderRefused(
				'folder-later',
				`Le dossier ${root} a été écrit par une version plus récente de Tablée. Relancez-le avec cette version. Rien n’a été modifié.`,
				error
			)
		: new FolderRefused(
				'catalogue-unreadable',
				`Le disque refuse de donner le catalogue ${join(root, 'catalogue.json')}. Rien n’a été effacé : vérifiez le disque, puis relancez Tablée.`,
				error
			);
