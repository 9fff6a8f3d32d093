// Copies a portable folder to this computer, so that a USB stick may be pulled out. The copy has another name at first. Each file is
// compared with the manifest and flushed, and the copy gets its final name last. So a folder with a final name is complete, and a
// half-made copy is never run. Node has a folder of its own, named by its version, which several versions of Tablée share.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, flushFolder, isFull, patiently, realDisk } from '../store/disk.ts';
import { isRunning } from '../store/lock-owner.ts';
import {
	isOfNode,
	isWhole,
	nodeFolder,
	placeIn,
	readManifest,
	type Manifest,
	type Whole
} from './manifest.ts';
import { runsNow } from './older.ts';

/** The reason why the folder was not copied. Nothing has changed then. */
export type NotCopied = 'damaged' | 'no-room' | 'not-writable' | 'in-use';

class Stopped extends Error {
	readonly why: NotCopied;

	constructor(why: NotCopied) {
		super(why);
		this.why = why;
	}
}

export interface Copying {
	/** The folder that somebody opened. */
	readonly from: string;
	/** The name of its manifest, from its starter. */
	readonly file?: string | undefined;
	/** This user's folder for Tablée, in which each version has a folder. */
	readonly own: string;
}

/** Resolves to the place of the complete copy, whether it is new or was there. */
export async function copyFolder({
	from,
	file,
	own
}: Copying): Promise<{ to: string } | { refused: NotCopied }> {
	const whole = await readManifest(from, file);
	if (!whole) return { refused: 'damaged' };
	const to = join(own, whole.manifest.version);
	if (await isThere(own, whole)) return { to };
	if (await runsNow(own, whole.manifest.version)) return { refused: 'in-use' };
	const half = join(own, `.copie-${process.pid}-${randomBytes(4).toString('hex')}`);
	try {
		await mkdir(own, { recursive: true });
		await sweep(own);
		await makeRoomSure(own, whole.manifest);
		await copyInto(half, from, whole);
		const node = join(own, nodeFolder(whole.manifest));
		await giveName(join(half, 'node'), node, () => hasNode(own, whole.manifest));
		await giveName(half, to, () => isThere(own, whole));
		return { to };
	} catch (error) {
		await removeWhole(half);
		return { refused: error instanceof Stopped ? error.why : isFull(error) ? 'no-room' : 'not-writable' };
	}
}

async function isThere(own: string, { manifest, file }: Whole): Promise<boolean> {
	const there = await readManifest(join(own, manifest.version), file);
	return there !== null && (await isWhole(manifest, placeIn(own, manifest)));
}

/** Compares the whole file. Later starts compare only its size. */
async function hasNode(own: string, manifest: Manifest): Promise<boolean> {
	const place = placeIn(own, manifest);
	for (const { path, sha256 } of manifest.files.filter(({ path }) => isOfNode(path)))
		if (hashOf(await readFile(place(path)).catch(() => '')) !== sha256) return false;
	return true;
}

const hashOf = (body: Buffer | string): string => createHash('sha256').update(body).digest('hex');

const sizeOf = ({ files }: Manifest): number => files.reduce((sum, { size }) => sum + size, 0);
/** The room that a disk needs for each file besides its bytes. */
const block = 4096;

/** In megabytes, for the message. */
export const megabytes = (manifest: Manifest): number =>
	Math.ceil((sizeOf(manifest) + manifest.files.length * block) / 1e6);

async function makeRoomSure(own: string, manifest: Manifest): Promise<void> {
	const { bavail, bsize } = await statfs(own);
	if (bavail * bsize < megabytes(manifest) * 1e6) throw new Stopped('no-room');
}

async function copyInto(half: string, from: string, { manifest, file }: Whole): Promise<void> {
	const folders = new Set(manifest.files.map(({ path }) => dirname(join(half, path))));
	for (const folder of [...folders, join(half, 'app')]) await mkdir(folder, { recursive: true });
	for (const each of manifest.files) {
		const body = await readWhole(join(from, each.path), each.sha256);
		await write(join(half, each.path), body, each.isProgram ? 0o755 : 0o644);
	}
	await write(join(half, file), await readFile(join(from, file)), 0o644);
	for (const folder of [...folders, join(half, 'node'), half]) await flushFolder(realDisk, folder);
}

async function readWhole(path: string, sha256: string): Promise<Buffer> {
	const body = await readFile(path).catch(() => null);
	if (!body || hashOf(body) !== sha256) throw new Stopped('damaged');
	return body;
}

async function write(path: string, body: Buffer, mode: number): Promise<void> {
	const file = await open(path, 'wx', mode);
	try {
		await file.writeFile(body);
		await file.chmod(mode);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Another start may copy at the same time and be faster. Its copy is as good, and stays. */
async function giveName(half: string, to: string, isThere: () => Promise<boolean>): Promise<void> {
	const aside = join(dirname(to), `.ancien-${randomBytes(4).toString('hex')}`);
	const isOld = (await stat(to).catch(() => null)) !== null && !(await isThere());
	if (isOld) await rename(to, aside).catch(() => Promise.reject(new Stopped('in-use')));
	await patiently(realDisk, async () => {
		if (!(await isThere())) await realDisk.rename(half, to);
	}).catch(async (error: unknown) => {
		if (await isThere()) return;
		throw realDisk.heldCodes.includes(errorCode(error)) ? new Stopped('in-use') : error;
	});
	await flushFolder(realDisk, dirname(to));
	for (const gone of [half, ...(isOld ? [aside] : [])]) await removeWhole(gone);
}

const rename = (from: string, to: string): Promise<void> =>
	patiently(realDisk, () => realDisk.rename(from, to));
/** Removes what it can. The next copy removes the rest. */
const removeWhole = (path: string): Promise<void> =>
	rm(path, { recursive: true, force: true }).catch(() => undefined);

/** Removes what interrupted copies left. */
async function sweep(own: string): Promise<void> {
	const left = (await readdir(own)).filter((name) => {
		const [, pid] = /^\.(?:copie|node)-(\d+)/.exec(name) ?? [];
		return pid === undefined ? name.startsWith('.ancien-') : !isRunning(Number(pid));
	});
	for (const name of left) await removeWhole(join(own, name));
}
