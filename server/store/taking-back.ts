// An update is taken back: the copy becomes the folder again, and what was written since is set aside beside it. It ends also where it is
// cut at any instant. While it is under way, catalogue.json says so, with a number that older versions refuse: none of them can open a
// mixture. It is the first file to go and the last one to come back.
import { join } from 'node:path';
import * as v from 'valibot';
import { flushFolder, isFull, noneIfMissing, readFile, removeName, type Disk } from './disk.ts';
import {
	catalogueName,
	copyParts,
	freeName,
	makeFolders,
	moveParts,
	partsOf,
	removeFolders
} from './folder-parts.ts';
import { sinceOf } from './kept-copies.ts';
import { FolderRefused } from './folder-refused.ts';
import { clearLeft, destroyFile, replaceFile } from './replacing.ts';
import { StoreFailure, type KeptBefore } from './store.ts';

const going = v.object({
	/** Folders within the data folder. */
	copy: v.string(),
	since: v.string(),
	/** Which version reads the copy; null where it wrote no note. */
	from: v.nullable(v.string()),
	/** `aside`: what is here goes aside. `back`: all of it did, and the copy comes. */
	phase: v.picklist(['aside', 'back'])
});
type Going = v.InferOutput<typeof going>;
const barrier = v.object({ version: v.literal(2), takingBack: going });

const isOther = (part: string): boolean => part !== catalogueName;

/** Nobody else has the folder, and no file of it is open. Rejects with FolderRefused where nothing was changed. */
export async function takeBack(root: string, disk: Disk, before: KeptBefore): Promise<void> {
	const since = await freeName(root, disk, sinceOf(before.to));
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
	await finishTakingBack(root, disk);
}

/** What a cut has left to do. Resolves to null where nothing is under way. */
export async function finishTakingBack(root: string, disk: Disk): Promise<Pick<Going, 'from'> | null> {
	const found = await goingIn(root, disk);
	if (!found) return null;
	await clearLeft(disk, join(root, catalogueName));
	const [copy, since] = [join(root, found.copy), join(root, found.since)];
	const othersIn = async (folder: string) => (await partsOf(folder, disk)).filter(isOther);
	if (found.phase === 'aside') {
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

export const takenBack = (from: string | null): FolderRefused =>
	new FolderRefused(
		'taken-back',
		`Le retour à la version d’avant est terminé. Lancez maintenant ${from ? `Tablée ${from}` : 'la Tablée d’avant (0.1.3 ou plus ancienne)'} : ` +
			'elle retrouve ses données. Ce qui a été écrit depuis est gardé à côté. Relancer cette version-ci reprend la mise à jour.'
	);

export const nothingToTakeBack = (root: string): FolderRefused =>
	new FolderRefused(
		'nothing-to-take-back',
		`Il n’y a pas de copie d’avant une mise à jour dans ${root} : il n’y en a pas eu, ou elle a été effacée. Rien n’a été modifié.`
	);

async function goingIn(root: string, disk: Disk): Promise<Going | null> {
	const bytes = await readFile(disk, join(root, catalogueName)).catch(noneIfMissing);
	if (!bytes) return null;
	try {
		const read = v.safeParse(barrier, JSON.parse(bytes.toString('utf8')));
		return read.success ? read.output.takingBack : null;
	} catch {
		return null;
	}
}

const note = (root: string, disk: Disk, takingBack: Going): Promise<void> =>
	replaceFile(disk, join(root, catalogueName), Buffer.from(JSON.stringify({ version: 2, takingBack })));

export function notBegun(root: string, error: unknown): FolderRefused {
	const isRoom = isFull(error instanceof StoreFailure ? error.cause : error);
	const why = isRoom ? 'il n’y a pas assez de place' : 'le disque refuse d’écrire';
	return new FolderRefused(
		isRoom ? 'no-room' : 'folder-unusable',
		`Le retour à la version d’avant n’a pas commencé : ${why} dans ${root}. Rien n’a été modifié.`,
		error
	);
}
