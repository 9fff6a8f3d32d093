// The lock file as the disk has it: what it says, when it was touched last, and how it is made.
import { errorCode, noneIfMissing, openFile, readAll, writeAll, type Disk } from './disk.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { wordsIn } from '../process/words.ts';

const { t } = wordsIn('fr');

export interface FoundLock {
	readonly text: string;
	readonly touchedAt: number;
}

/** Null if there is none. */
export async function look(disk: Disk, path: string): Promise<FoundLock | null> {
	const file = await openFile(disk, path, 'r').catch(noneIfMissing);
	if (!file) return null;
	try {
		return { text: (await readAll(file)).toString('utf8'), touchedAt: (await file.stat()).mtimeMs };
	} finally {
		await file.close();
	}
}

/** False if there is one already. */
export async function take(disk: Disk, path: string, text: string): Promise<boolean> {
	try {
		const file = await openFile(disk, path, 'wx');
		try {
			await writeAll(disk, file, Buffer.from(text), 0);
		} finally {
			await file.close();
		}
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw new FolderRefused('folder-unusable', t('folder.lock-not-writable', { path }), error);
	}
}
