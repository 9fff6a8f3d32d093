import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { copyFolder } from '#server/portable/copying.ts';
import { isWhole, manifestFile, placeIn, readManifest } from '#server/portable/manifest.ts';
import { entry, fingerprint, manifestOf, type Entry } from '#scripts/portable/entries.ts';
import { pinned } from '#scripts/portable/runtime.ts';
import { removeOlder, sayRunning } from '#server/portable/older.ts';
import { ownerHere } from '#server/store/lock-owner.ts';
import { dice } from '../support/dice.ts';
import { newFolder } from '../support/server.ts';
import { open, person, ready, seen, unpacked, type Person } from '../support/portable/started.ts';

const { version } = manifest;
/** The version of Node, as the pinned package says it. */
const nodeName = `node-${pinned(`linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`).version}`;

/** Mounts a tmpfs, or a folder at a second place. Null: mounting is not allowed. */
function mounted(folder: string, ...words: readonly string[]): string | null {
	try {
		execFileSync('mount', [...words, folder], { stdio: 'ignore' });
	} catch {
		return null;
	}
	onTestFinished(() => void execFileSync('umount', ['-l', folder]));
	return folder;
}

/** Like a stick whose switch is on "lock", or from which nothing may be started. */
function locked(folder: string, how: string): boolean {
	if (mounted(folder, '--bind', folder) === null) return false;
	execFileSync('mount', ['-o', `remount,bind,${how}`, folder]);
	return true;
}

interface Small {
	readonly of?: string;
	readonly node?: string;
	readonly nodeText?: string;
	readonly into?: string;
}

const small = (text: string, nodeText = 'node') => [
	entry('app/tablee.mjs', text),
	entry('node/bin/node', nodeText, true),
	entry('Tablee.sh', 'sh', true)
];

function write(folder: string, entries: readonly Entry[]): void {
	for (const { path, body } of entries) {
		mkdirSync(join(folder, path, '..'), { recursive: true });
		writeFileSync(join(folder, path), body);
	}
}

/** A small folder of this version, perhaps extracted over another one, with its manifest. */
async function smallFolder(text: string, { of = '9.9.9', node = '1.2.3', nodeText, into }: Small = {}) {
	const from = into ?? join(await newFolder(), 'Tablee');
	const entries = small(text, nodeText);
	const file = manifestFile(fingerprint(entries));
	const listed = JSON.stringify(manifestOf({ version: of, platform: 'linux-x64', node }, entries));
	write(from, [...entries, entry(file, listed)]);
	return { from, file };
}

const copied = async ({ own }: Pick<Person, 'own'>): Promise<boolean> => {
	const whole = await readManifest(join(own, version));
	return whole !== null && (await isWhole(whole.manifest, placeIn(own, whole.manifest)));
};

test.each([['ro'], ['ro,noexec']])(
	'L81 it starts from a medium that is %s, and is copied whole',
	async (how) => {
		const who = await person();
		const folder = await unpacked('clé protégée');
		if (!locked(folder, how)) chmodSync(folder, 0o555);
		const server = await ready(open(folder, who));
		expect(await copied(who)).toBe(true);
		expect(seen(who.own)).toEqual([version, 'donnees', nodeName]);
		expect(await server.stop('SIGTERM')).toBe(0);
		// The copy is there already. Nothing is copied again, although the folder could not be read.
		const at = statSync(join(who.own, version)).ino;
		await ready(open(folder, who));
		expect(statSync(join(who.own, version)).ino).toBe(at);
	}
);

test('L81 a folder unpacked without marks of what may be started starts all the same', async () => {
	const who = await person();
	const folder = await unpacked();
	for (const path of ['Tablee.sh', 'node/bin/node']) chmodSync(join(folder, path), 0o644);
	await ready(open(folder, who));
	expect(statSync(join(who.own, nodeName, 'bin/node')).mode & 0o111).toBe(0o111);
});

test('L81 copying that is killed half-way leaves nothing that is run, and the next start copies anew', async () => {
	const folder = await unpacked();
	const who = await person();
	const chance = dice(7);
	let halves = 0;
	for (let n = 0; n < 5; n += 1) {
		const child = spawn(join(folder, 'node/bin/node'), [join(folder, 'app/tablee.mjs'), 'copie'], {
			env: who.env
		});
		const ended = once(child, 'exit');
		const half = (): string | undefined =>
			existsSync(who.own)
				? readdirSync(who.own).find((name) => name.startsWith(`.copie-${child.pid}-`))
				: undefined;
		await expect.poll(half, { interval: 1 }).toBeTruthy();
		const most = chance.roll(60);
		await expect
			.poll(
				() =>
					readdirSync(join(who.own, half() ?? '.'), { recursive: true }).length > most ||
					half() === undefined,
				{ interval: 1 }
			)
			.toBe(true);
		child.kill('SIGKILL');
		await ended;
		if (half() !== undefined) halves += 1;
		expect(existsSync(join(who.own, version))).toBe(await copied(who));
		for (const name of [version, nodeName]) rmSync(join(who.own, name), { recursive: true, force: true });
	}
	expect(halves).toBeGreaterThan(0);
	await ready(open(folder, who));
	expect(await copied(who)).toBe(true);
	expect(seen(who.own)).toEqual([version, 'donnees', nodeName]);
});

test('L81 if there is no room, it says how much it needs, and leaves nothing', async () => {
	const who = await person();
	const disk = await newFolder();
	if (mounted(disk, '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs') === null)
		return expect(process.getuid?.()).not.toBe(0);
	const start = open(await unpacked(), who, { XDG_DATA_HOME: disk, BROWSER: 'none' });
	expect(await start.ended).toBe(1);
	expect(start.printed()).toMatch(
		/Il n’y a pas assez de place sur cet ordinateur\u00a0: Tablée a besoin de 1\d\d Mo\./
	);
	expect(readdirSync(join(disk, 'tablee'))).toEqual([]);
});

test('L81 if the room ends half-way, nothing is left either', async () => {
	const disk = await newFolder();
	if (mounted(disk, '-t', 'tmpfs', '-o', 'nr_inodes=6', 'tmpfs') === null)
		return expect(process.getuid?.()).not.toBe(0);
	const own = join(disk, 'tablee');
	expect(await copyFolder({ ...(await smallFolder('x')), own })).toEqual({ refused: 'no-room' });
	expect(readdirSync(own)).toEqual([]);
});

test('L81 if nothing may be written, or the opened folder is not whole, nothing is copied', async () => {
	const own = join(await newFolder(), 'tablee');
	writeFileSync(own, 'a file');
	expect(await copyFolder({ ...(await smallFolder('x')), own })).toEqual({ refused: 'not-writable' });
	rmSync(own);
	const damaged = await smallFolder('whole');
	writeFileSync(join(damaged.from, 'app/tablee.mjs'), 'whale');
	const missing = await smallFolder('x');
	rmSync(join(missing.from, 'node/bin/node'));
	for (const each of [damaged, missing, { ...missing, from: await newFolder() }]) {
		expect(await copyFolder({ ...each, own })).toEqual({ refused: 'damaged' });
		if (existsSync(own)) expect(readdirSync(own)).toEqual([]);
	}
});

test('L81 another build of the same version replaces what was there; another version stands beside it', async () => {
	const own = join(await newFolder(), 'tablee');
	const text = (of: string): string => readFileSync(join(own, of, 'app/tablee.mjs'), 'utf8');
	expect(await copyFolder({ ...(await smallFolder('one')), own })).toEqual({ to: join(own, '9.9.9') });
	expect(await copyFolder({ ...(await smallFolder('two')), own })).toEqual({ to: join(own, '9.9.9') });
	expect(text('9.9.9')).toBe('two');
	await copyFolder({ ...(await smallFolder('three', { of: '9.9.10' })), own });
	expect([text('9.9.9'), text('9.9.10')]).toEqual(['two', 'three']);
	// A file that was removed is brought back.
	rmSync(join(own, '9.9.9/Tablee.sh'));
	await copyFolder({ ...(await smallFolder('two')), own });
	expect(readFileSync(join(own, '9.9.9/Tablee.sh'), 'utf8')).toBe('sh');
	expect(readdirSync(own).sort()).toEqual(['9.9.10', '9.9.9', 'node-1.2.3']);
});

test('L81 a folder that was extracted over an older one is copied as the newer one', async () => {
	const own = join(await newFolder(), 'tablee');
	const older = await smallFolder('one', { of: '9.9.9' });
	const newer = await smallFolder('other', { of: '9.9.10', into: older.from });
	expect(older.file).not.toBe(newer.file);
	expect(await copyFolder({ ...newer, own })).toEqual({ to: join(own, '9.9.10') });
	expect(readFileSync(join(own, '9.9.10/app/tablee.mjs'), 'utf8')).toBe('other');
	expect(readdirSync(join(own, '9.9.10/app')).sort()).toEqual([newer.file.slice(4), 'tablee.mjs']);
	expect(await copyFolder({ ...older, own })).toEqual({ refused: 'damaged' });
	// The starter asks for it, whichever of the two comes first.
	const who = await person();
	const folder = await unpacked();
	for (const print of ['000000000000', 'ffffffffffff'])
		write(folder, [entry(manifestFile(print), readFileSync(join(older.from, older.file)))]);
	await ready(open(folder, who));
	expect(await copied(who)).toBe(true);
});

test('L81 versions with the same Node share it, at one path, so that a firewall still knows it; another Node has a place of its own', async () => {
	const own = join(await newFolder(), 'tablee');
	const node = (of = '1.2.3'): string => join(own, `node-${of}/bin/node`);
	const copy = async (text: string, more: Small): Promise<void> =>
		void expect(await copyFolder({ ...(await smallFolder(text, more)), own })).toHaveProperty('to');
	await copy('one', {});
	const at = statSync(node()).ino;
	expect(statSync(node()).mode & 0o111).toBe(0o111);
	await copy('two', { of: '9.9.10' });
	expect(statSync(node()).ino).toBe(at);
	expect(readdirSync(own).sort()).toEqual(['9.9.10', '9.9.9', 'node-1.2.3']);
	expect(readdirSync(join(own, '9.9.10')).sort()).toEqual(['Tablee.sh', 'app']);
	await copy('three', { of: '9.9.11', node: '1.3.0', nodeText: 'newer' });
	expect(['1.2.3', '1.3.0'].map((of) => readFileSync(node(of), 'utf8'))).toEqual(['node', 'newer']);
	expect(statSync(node()).ino).toBe(at);
	// If a file has its size but not its content, it is brought back when something is copied.
	writeFileSync(node(), 'nope');
	await copy('four', { of: '9.9.12' });
	expect(readFileSync(node(), 'utf8')).toBe('node');
	rmSync(node());
	await copy('four', { of: '9.9.12' });
	expect(readFileSync(node(), 'utf8')).toBe('node');
});

test('L81 the newest of the older versions stays, with its Node; nothing that runs or is newer is removed', async () => {
	const own = join(await newFolder(), 'tablee');
	for (const [of, node] of [
		['0.9.9', '1.0.0'],
		['0.9.10', '1.0.0'],
		['0.10.0', '2.0.0'],
		['0.11.0', '2.0.0'],
		['0.12.0', '3.0.0']
	] as const)
		await copyFolder({ ...(await smallFolder(of, { of, node, nodeText: node })), own });
	mkdirSync(join(own, 'donnees'));
	const child = spawn('cat');
	onTestFinished(() => void child.kill());
	await once(child, 'spawn');
	const other = { ...ownerHere(own), pid: child.pid ?? 0, started: null };
	await sayRunning(own, '0.9.9', other);
	await removeOlder(own, '0.11.0');
	expect(
		readdirSync(own)
			.filter((name) => !name.startsWith('.'))
			.sort()
	).toEqual(
		['0.10.0', '0.11.0', '0.12.0', '0.9.9', 'donnees', 'node-1.0.0', 'node-2.0.0', 'node-3.0.0'].sort()
	);
	rmSync(join(own, `.marche-${child.pid}-0.9.9`));
	await removeOlder(own, '0.11.0');
	const left = ['0.10.0', '0.11.0', '0.12.0', 'donnees', 'node-2.0.0', 'node-3.0.0'];
	expect(readdirSync(own).sort()).toEqual(left);
	// The note of a process that is gone stops nobody. A copy that is being made does.
	await sayRunning(own, '0.10.0', { ...other, pid: 2 ** 22 + 1 });
	mkdirSync(join(own, `.copie-${child.pid}-ab`));
	await removeOlder(own, '0.12.0');
	expect(readdirSync(own)).toEqual(expect.arrayContaining(left));
	child.kill();
	await once(child, 'exit');
	await removeOlder(own, '0.12.0');
	expect(
		readdirSync(own)
			.filter((name) => !name.startsWith('.copie'))
			.sort()
	).toEqual(['0.11.0', '0.12.0', 'donnees', 'node-2.0.0', 'node-3.0.0']);
});

test('L81 once a start serves, it removes versions older than the one before it', async () => {
	const who = await person();
	for (const of of ['0.0.1', '0.0.2'])
		await copyFolder({ ...(await smallFolder(of, { of, node: '1.0.0' })), own: who.own });
	const server = await ready(open(await unpacked(), who));
	await expect
		.poll(() =>
			readdirSync(who.own)
				.filter((name) => !name.startsWith('.'))
				.sort()
		)
		.toEqual(['0.0.2', version, 'donnees', 'node-1.0.0', nodeName].sort());
	expect(await server.stop('SIGTERM')).toBe(0);
});

test('L81 files of a version that runs are not replaced under it', async () => {
	const own = join(await newFolder(), 'tablee');
	await copyFolder({ ...(await smallFolder('one')), own });
	await sayRunning(own, '9.9.9');
	const other = await smallFolder('other');
	expect(await copyFolder({ ...other, own })).toEqual({ refused: 'in-use' });
	expect(readFileSync(join(own, '9.9.9/app/tablee.mjs'), 'utf8')).toBe('one');
	// A note from before this computer was restarted belongs to no process that runs now.
	await sayRunning(own, '9.9.9', { ...ownerHere(own), started: '1' });
	expect(await copyFolder({ ...other, own })).toEqual({ to: join(own, '9.9.9') });
});

test('L81 copied by many at once, it is there once and whole', async () => {
	const own = join(await newFolder(), 'tablee');
	const folder = await smallFolder('x'.repeat(1e6));
	const all = await Promise.all(Array.from({ length: 8 }, () => copyFolder({ ...folder, own })));
	expect(all).toEqual(Array(8).fill({ to: join(own, '9.9.9') }));
	expect(readdirSync(own).sort()).toEqual(['9.9.9', 'node-1.2.3']);
});

test('L81 a file that was removed from the copy is missed, and the next start copies it anew', async () => {
	const who = await person();
	const folder = await unpacked();
	await (await ready(open(folder, who))).stop('SIGTERM');
	rmSync(join(who.own, version, 'app/pages/index.html'));
	const start = open(folder, who, { BROWSER: 'none' });
	expect(await start.ended).toBe(1);
	expect(start.printed()).toContain('elle se copie encore une fois');
	await ready(open(folder, who));
	expect(await copied(who)).toBe(true);
});

test('L86 if nobody knows whose computer it is, the starter says so, and copies nothing', async () => {
	const who = await person();
	const start = open(await unpacked(), who, { HOME: '' });
	expect(await start.ended).toBe(1);
	expect(start.printed()).toContain('HOME');
	expect(existsSync(who.own)).toBe(false);
});

test('L86 without its neighbours a starter says what to do, and so does one for another kind of computer', async () => {
	const who = await person();
	const folder = await unpacked();
	const alone = join(await newFolder(), 'Temp1_tablee.zip');
	mkdirSync(alone);
	copyFileSync(join(folder, 'Tablee.sh'), join(alone, 'Tablee.sh'));
	const start = open(alone, who);
	expect(await start.ended).toBe(1);
	expect(start.printed()).toContain("Extrayez toute l'archive");
	expect(existsSync(who.own)).toBe(false);
	writeFileSync(join(folder, 'node/bin/node'), 'of another processor');
	const foreign = open(folder, who);
	expect(await foreign.ended).toBe(1);
	expect(foreign.printed()).toContain("n'est pas fait pour cet ordinateur");
	expect(readdirSync(who.own)).toEqual([]);
});
