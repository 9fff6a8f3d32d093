// Copies the folder before an update writes in it. The copy is whole, or it is taken away again and the update is refused.
import { join } from 'node:path';
import { wordsIn } from '../process/words.ts';
import { isFull, readFile, type Disk } from './disk.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { copyParts, destroyFolder, freeName, isLeft, makeFolders } from './folder-parts.ts';
import { keptCopyOf, meetingsCounted } from './kept-note.ts';
import { isOldBox } from './old-box-file.ts';
import { StoreFailure } from './store.ts';
import type { KeptCopy } from './version-note.ts';

const { t } = wordsIn('fr');
const beforeOf = (version: string): string => `avant-${version}`;

/** `from`: the version that wrote the folder. Null if it wrote no note. Rejects with FolderRefused, and leaves no copy. */
export async function copyBefore(
	root: string,
	disk: Disk,
	parts: readonly string[],
	from: string | null,
	version: string
): Promise<KeptCopy> {
	const folder = await freeName(root, disk, beforeOf(version));
	const to = join(root, folder);
	const copied = parts.filter((part) => !isLeft(part));
	try {
		await makeFolders(to, disk);
		await copyParts(disk, copied, root, to);
		return {
			...keptCopyOf('before', folder, from, disk.now()),
			meetings: meetingsCounted(copied),
			boxes: await oldBoxesIn(root, disk, copied)
		};
	} catch (error) {
		await destroyFolder(to, disk).catch(() => undefined);
		throw notKept(root, from, error);
	}
}

async function oldBoxesIn(root: string, disk: Disk, parts: readonly string[]): Promise<number> {
	const boxes = parts.filter((part) => part.startsWith('boxes') && part.endsWith('.box'));
	const bytes = await Promise.all(boxes.map((part) => readFile(disk, join(root, part))));
	return bytes.filter(isOldBox).length;
}

function notKept(root: string, from: string | null, error: unknown): FolderRefused {
	const before = from === null ? t('folder.update.version-before') : t('folder.update.version', { from });
	const said = { before, folder: root };
	return isFull(error instanceof StoreFailure ? error.cause : error)
		? new FolderRefused('no-room', t('folder.update.no-room', said), error)
		: new FolderRefused('folder-unusable', t('folder.update.refused', said), error);
}
