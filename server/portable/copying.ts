// Copies a folder that starts to this computer, so that a stick may be pulled out. What is there under its name is whole: it is copied
// under another one, each file compared with the manifest and flushed, and takes its name last. What was cut half-way is never run.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, flushFolder, isFull, patiently, realDisk } from '../store/disk.ts';
import { isWhole, readManifest, type Manifest, type Whole } from './manifest.ts';

/** Why a folder was not copied; nothing has changed then. */
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
	/** This user's, in which each version has its own. */
	readonly own: string;
}

/** Resolves to where it is, whole, whether or not it had to be copied. */
export async function copyFolder({ from, own }: Copying): Promise<{ to: string } | { refused: NotCopied }> {
	const whole = await readManifest(from);
	if (!whole) return { refused: 'damaged' };
	const to = join(own, whole.manifest.version);
	if (await isThere(to, whole)) return { to };
	const half = join(own, `.copie-${process.pid}-${randomBytes(4).toString('hex')}`);
	try {
		await mkdir(own, { recursive: true });
		await sweep(own);
		await makeRoomSure(own, whole.manifest);
		await copyInto(half, from, whole);
		await giveName(half, to, whole);
		return { to };
	} catch (error) {
		await removeWhole(half);
		return { refused: error instanceof Stopped ? error.why : isFull(error) ? 'no-room' : 'not-writable' };
	}
}

async function isThere(to: string, { manifest, file }: Whole): Promise<boolean> {
	const there = await readManifest(to);
	return there?.file === file && (await isWhole(to, manifest));
}

const sizeOf = ({ files }: Manifest): number => files.reduce((sum, { size }) => sum + size, 0);
/** What a disk takes besides, for each file. */
const block = 4096;

/** In megabytes, as it is told. */
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
	for (const folder of [...folders, half]) await flushFolder(realDisk, folder);
}

async function readWhole(path: string, sha256: string): Promise<Buffer> {
	const body = await readFile(path).catch(() => null);
	if (!body || createHash('sha256').update(body).digest('hex') !== sha256) throw new Stopped('damaged');
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

/** Another that copies at the same time may be faster: its copy is as good, and stays. */
async function giveName(half: string, to: string, whole: Whole): Promise<void> {
	const aside = join(dirname(to), `.ancien-${randomBytes(4).toString('hex')}`);
	const isOld = (await stat(to).catch(() => null)) !== null && !(await isThere(to, whole));
	if (isOld) await rename(to, aside).catch(() => Promise.reject(new Stopped('in-use')));
	await patiently(realDisk, async () => {
		if (!(await isThere(to, whole))) await realDisk.rename(half, to);
	}).catch(async (error: unknown) => {
		if (await isThere(to, whole)) return;
		throw realDisk.heldCodes.includes(codeOf(error)) ? new Stopped('in-use') : error;
	});
	await flushFolder(realDisk, dirname(to));
	for (const gone of [half, ...(isOld ? [aside] : [])]) await removeWhole(gone);
}

const rename = (from: string, to: string): Promise<void> =>
	patiently(realDisk, () => realDisk.rename(from, to));
/** As far as it can be: what stays is swept by the next copy. */
const removeWhole = (path: string): Promise<void> =>
	rm(path, { recursive: true, force: true }).catch(() => undefined);

/** What copies that were cut have left. */
async function sweep(own: string): Promise<void> {
	const left = (await readdir(own)).filter((name) => {
		const [, pid] = /^\.(?:copie|node)-(\d+)/.exec(name) ?? [];
		return pid === undefined ? name.startsWith('.ancien-') : !isRunning(Number(pid));
	});
	for (const name of left) await removeWhole(join(own, name));
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) !== 'ESRCH';
	}
}
