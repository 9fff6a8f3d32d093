// Goes back to the version before an update: the copy becomes the folder again, and what was written since is set aside. If this is cut
// at any instant, the next start ends it. While it is under way, catalogue.json says so with a number that older versions refuse, so that
// none of them opens a mixture. That file is the first to go and the last to come back.
import { join } from 'node:path';
import * as v from 'valibot';
import { wordsIn } from '../process/words.ts';
import { destroyDerived } from './derived-file.ts';
import { flushFolder, isFull, noneIfMissing, readFile, removeName, type Disk } from './disk.ts';
import { catalogueName, copyParts, makeFolders, moveParts, partsOf, removeFolders } from './folder-parts.ts';
import type { KeptBefore } from './kept.ts';
import { asideFor } from './kept-note.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { clearLeft, destroyFile, replaceFile } from './replacing.ts';
import { destroySigns } from './signs-files.ts';
import { StoreFailure } from './store.ts';

const { t } = wordsIn('fr');

const going = v.object({
	/** Folders within the data folder. */
	copy: v.string(),
	since: v.string(),
	/** Which version reads the copy. Null if that version wrote no note. */
	from: v.nullable(v.string()),
	/** `aside`: the present files are being set aside. `back`: they are, and the copy is being put in their place. */
	phase: v.picklist(['aside', 'back'])
});
type Going = v.InferOutput<typeof going>;
const barrier = v.object({ version: v.literal(2), goingBack: going });

const isOther = (part: string): boolean => part !== catalogueName;

/** Nobody else may have the folder, and no file of it may be open. Rejects with FolderRefused if nothing was changed. */
export async function goBack(root: string, disk: Disk, before: KeptBefore): Promise<void> {
	const since = await asideFor(root, disk, before.to).catch((error: unknown) => {
		throw notBegun(root, error);
	});
	try {
		await makeFolders(join(root, since), disk);
		const list = (await partsOf(root, disk)).filter((part) => !isOther(part));
		await copyParts(disk, list, root, join(root, since));
		await note(root, disk, { copy: before.folder, since, from: before.from, phase: 'aside' });
	} catch (error) {
		if ((await goingIn(root, disk).catch(() => null)) !== null) throw error; // it has begun
		await destroyFile(disk, join(root, since, catalogueName)).catch(() => undefined);
		await removeFolders(join(root, since), disk);
		throw notBegun(root, error);
	}
	await finishGoingBack(root, disk);
}

/** Does what a crash left undone. Resolves to null if nothing is under way. */
export async function finishGoingBack(root: string, disk: Disk): Promise<Pick<Going, 'from'> | null> {
	const found = await goingIn(root, disk);
	if (!found) return null;
	await clearLeft(disk, join(root, catalogueName));
	const [copy, since] = [join(root, found.copy), join(root, found.since)];
	const othersIn = async (folder: string) => (await partsOf(folder, disk)).filter(isOther);
	if (found.phase === 'aside') {
		await destroySigns(root, disk);
		await destroyDerived(root, disk);
		await makeFolders(since, disk);
		await moveParts(disk, await othersIn(root), root, since);
		await note(root, disk, { ...found, phase: 'back' });
		await clearLeft(disk, join(root, catalogueName));
	}
	await moveParts(disk, await othersIn(copy), copy, root);
	if ((await partsOf(copy, disk)).includes(catalogueName)) await moveParts(disk, [catalogueName], copy, root);
	else await removeName(disk, join(root, catalogueName));
	await flushFolder(disk, root);
	await removeFolders(copy, disk);
	return found;
}

export const wentBackRefusal = (from: string | null): FolderRefused =>
	new FolderRefused(
		'went-back',
		from === null ? t('folder.back.done-before') : t('folder.back.done', { from })
	);

export const nothingToGoBackTo = (root: string): FolderRefused =>
	new FolderRefused('nothing-to-go-back-to', t('folder.back.nothing', { folder: root }));

async function goingIn(root: string, disk: Disk): Promise<Going | null> {
	const bytes = await readFile(disk, join(root, catalogueName)).catch(noneIfMissing);
	if (!bytes) return null;
	try {
		const read = v.safeParse(barrier, JSON.parse(bytes.toString('utf8')));
		return read.success ? read.output.goingBack : null;
	} catch {
		return null;
	}
}

const note = (root: string, disk: Disk, goingBack: Going): Promise<void> =>
	replaceFile(disk, join(root, catalogueName), Buffer.from(JSON.stringify({ version: 2, goingBack })));

export const notEnded = (root: string, error: unknown): FolderRefused =>
	new FolderRefused('folder-unusable', t('folder.back.not-ended', { folder: root }), error);

export function notBegun(root: string, error: unknown): FolderRefused {
	const isRoom = isFull(error instanceof StoreFailure ? error.cause : error);
	const [code, why] = isRoom
		? (['no-room', 'no-room'] as const)
		: (['folder-unusable', 'not-begun'] as const);
	return new FolderRefused(code, t(`folder.back.${why}`, { folder: root }), error);
}
