// Installs Wine in its place: a small tree of unpacked Debian packages, with a Windows in it. It needs root and apt.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	copyFileSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { find } from './system-tools.ts';
import { hindrance, isWhole, loader, placeOf, prefix, suite, wineHere, type Place } from './wine-place.ts';
import { openWine } from './wine.ts';

const ownLibraries = 'usr/lib/x86_64-linux-gnu/wine/x86_64-windows';
const system32 = join(prefix, 'drive_c/windows/system32');

function tried(command: string, args: readonly string[]): SpawnSyncReturns<string> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return spawnSync(command, args, { encoding: 'utf8', env, timeout: 300_000 });
}

/** Its first complaint, or else its last lines. */
function complaint(command: string, { error, stdout, stderr }: SpawnSyncReturns<string>): Error {
	const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
	const told = lines.find((line) => /^(E|error)\b/i.test(line)) ?? lines.at(-1);
	return new Error(`${command}: ${error ? error.message : (told ?? 'no word').trim().slice(0, 120)}`);
}

/** To be asked before anything is fetched. */
function makeNamespaceSure(): void {
	const got = tried('unshare', ['--mount', '--pid', '--fork', 'true']);
	if (got.status !== 0) throw complaint('unshare', got);
}

function unpackDebian(root: string): void {
	if (!find(['mmdebstrap'])) {
		tried('apt-get', ['-qq', 'update']);
		const got = tried('apt-get', ['-qq', 'install', '-y', 'mmdebstrap', 'debian-archive-keyring']);
		if (got.status !== 0) throw complaint('apt-get', got);
	}
	const got = tried('mmdebstrap', [
		...['--quiet', '--mode=root', '--variant=extract', '--include=wine64,libc-bin', suite, root],
		`deb http://deb.debian.org/debian ${suite} main`
	]);
	if (got.status !== 0) throw complaint('mmdebstrap', got);
}

/** Makes what Debian's scripts would have made. The user name of this Windows has an accent. */
function complete(root: string): void {
	for (const name of ['bin', 'lib', 'lib64', 'sbin'])
		if (!existsSync(join(root, name))) symlinkSync(`usr/${name}`, join(root, name));
	for (const name of ['proc', 'sys', 'tmp', 'runs']) mkdirSync(join(root, name), { recursive: true });
	appendFileSync(join(root, 'etc/passwd'), 'Hélène:x:0:0::/:/bin/false\n');
	bringZlib(root, ownLibraries);
}

/** Debian has this one library in a place where its Wine does not look. */
function bringZlib(root: string, to: string): void {
	copyFileSync(join(root, 'usr/x86_64-w64-mingw32/lib/zlib1.dll'), join(root, to, 'zlib1.dll'));
}

/** The Windows has a copy of each of Wine's files. One of the two is enough. */
function linkSame(from: string, to: string): void {
	for (const name of readdirSync(to)) {
		const [source, copy] = [join(from, name), join(to, name)];
		if (!existsSync(source) || statSync(source).size !== statSync(copy).size) continue;
		rmSync(copy);
		linkSync(source, copy);
	}
}

async function makePrefix(root: string): Promise<void> {
	const wine = await openWine(root, prefix);
	const run = (...command: string[]): Promise<unknown> => once(wine.start(command), 'exit');
	try {
		// It exits with an error because there is no screen.
		await run('wineboot', '--init');
		bringZlib(root, system32);
		// There is no screen. Windows are made, and shown nowhere.
		await run('reg', 'add', 'HKCU\\Software\\Wine\\Drivers', '/v', 'Graphics', '/d', 'null', '/f');
		await wine.shutDown();
	} finally {
		await wine.close();
	}
	linkSame(join(root, ownLibraries), join(root, system32));
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Even if the place is there, this machine may not allow to enter it. */
async function whyShut(root: string): Promise<Place | null> {
	try {
		await (await openWine(root, prefix)).close();
		return null;
	} catch (error) {
		return { refused: wordsOf(error) };
	}
}

/** If Wine is missing, this takes half a minute, 250 MB of download and 1.1 GB of disk. */
export async function installWine(env: NodeJS.ProcessEnv = process.env): Promise<Place> {
	const there = wineHere(env);
	const root = placeOf(env);
	if ('root' in there) return (await whyShut(there.root)) ?? there;
	if (root === null) return there;
	const refused = hindrance(root);
	if (refused) return { refused };
	console.log(`Installing Wine in ${root}…`);
	const half = `${root}.${process.pid}`;
	try {
		makeNamespaceSure();
		mkdirSync(dirname(root), { recursive: true });
		unpackDebian(half);
		complete(half);
		await makePrefix(half);
		if (!isWhole(half)) return { refused: `${loader} made no Windows` };
		// Another run may have been faster.
		if (!isWhole(root)) renameSync(half, root);
		return { root };
	} catch (error) {
		return { refused: wordsOf(error) };
	} finally {
		rmSync(half, { recursive: true, force: true });
	}
}
