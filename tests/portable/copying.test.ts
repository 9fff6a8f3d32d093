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
import { isWhole, manifestFile, readManifest } from '#server/portable/manifest.ts';
import { entry, fingerprint, manifestOf } from '#scripts/portable/entries.ts';
import { dice } from '../support/dice.ts';
import { newFolder } from '../support/server.ts';
import { open, person, ready, unpacked, type Person } from './started.ts';

const { version } = manifest;

/** A tmpfs, or another look at a folder; null where mounting is not allowed. */
function mounted(folder: string, ...words: readonly string[]): string | null {
	try {
		execFileSync('mount', [...words, folder], { stdio: 'ignore' });
	} catch {
		return null;
	}
	onTestFinished(() => void execFileSync('umount', ['-l', folder]));
	return folder;
}

/** As a stick whose switch is on "lock", or on which nothing may be started. */
function locked(folder: string, how: string): boolean {
	if (mounted(folder, '--bind', folder) === null) return false;
	execFileSync('mount', ['-o', `remount,bind,${how}`, folder]);
	return true;
}

const small = (text: string) => [
	entry('app/tablee.mjs', text),
	entry('node/bin/node', 'node', true),
	entry('Tablee.sh', 'sh', true)
];

/** A folder with little in it, of this version. */
async function smallFolder(text: string, of = '9.9.9'): Promise<string> {
	const folder = join(await newFolder(), 'Tablee');
	const entries = small(text);
	const file = manifestFile(fingerprint(entries));
	const listed = JSON.stringify(manifestOf({ version: of, platform: 'linux-x64' }, entries));
	for (const { path, body } of [...entries, entry(file, listed)]) {
		mkdirSync(join(folder, path, '..'), { recursive: true });
		writeFileSync(join(folder, path), body);
	}
	return folder;
}

const copied = async ({ own }: Pick<Person, 'own'>): Promise<boolean> => {
	const whole = await readManifest(join(own, version));
	return whole !== null && (await isWhole(join(own, version), whole.manifest));
};

test.each([['ro'], ['ro,noexec']])(
	'L81 it starts from a medium that is %s, and is copied whole',
	async (how) => {
		const who = await person();
		const folder = await unpacked('clé protégée');
		if (!locked(folder, how)) chmodSync(folder, 0o555);
		const server = await ready(open(folder, who));
		expect(await copied(who)).toBe(true);
		expect(readdirSync(who.own).sort()).toEqual([version, 'donnees']);
		expect(await server.stop('SIGTERM')).toBe(0);
		// There already: not copied again, though the folder could not be read.
		const at = statSync(join(who.own, version)).ino;
		await ready(open(folder, who));
		expect(statSync(join(who.own, version)).ino).toBe(at);
	}
);

test('L81 what was unpacked without marks of what may be started starts all the same', async () => {
	const who = await person();
	const folder = await unpacked();
	for (const path of ['Tablee.sh', 'node/bin/node']) chmodSync(join(folder, path), 0o644);
	await ready(open(folder, who));
	expect(statSync(join(who.own, version, 'node/bin/node')).mode & 0o111).toBe(0o111);
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
		rmSync(join(who.own, version), { recursive: true, force: true });
	}
	expect(halves).toBeGreaterThan(0);
	await ready(open(folder, who));
	expect(await copied(who)).toBe(true);
	expect(readdirSync(who.own).sort()).toEqual([version, 'donnees']);
});

test('L81 where there is no room, it says how much it needs, and leaves nothing', async () => {
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

test('L81 where the room ends half-way, nothing is left either', async () => {
	const disk = await newFolder();
	if (mounted(disk, '-t', 'tmpfs', '-o', 'nr_inodes=6', 'tmpfs') === null)
		return expect(process.getuid?.()).not.toBe(0);
	const own = join(disk, 'tablee');
	expect(await copyFolder({ from: await smallFolder('x'), own })).toEqual({ refused: 'no-room' });
	expect(readdirSync(own)).toEqual([]);
});

test('L81 where nothing may be written, or what was opened is not whole, nothing is copied', async () => {
	const own = join(await newFolder(), 'tablee');
	writeFileSync(own, 'a file');
	expect(await copyFolder({ from: await smallFolder('x'), own })).toEqual({ refused: 'not-writable' });
	rmSync(own);
	const damaged = await smallFolder('whole');
	writeFileSync(join(damaged, 'app/tablee.mjs'), 'whale');
	const missing = await smallFolder('x');
	rmSync(join(missing, 'node/bin/node'));
	for (const from of [damaged, missing, await newFolder()]) {
		expect(await copyFolder({ from, own })).toEqual({ refused: 'damaged' });
		if (existsSync(own)) expect(readdirSync(own)).toEqual([]);
	}
});

test('L81 another make of the same version takes the place of what was there; another version stands beside it', async () => {
	const own = join(await newFolder(), 'tablee');
	const text = (of: string): string => readFileSync(join(own, of, 'app/tablee.mjs'), 'utf8');
	expect(await copyFolder({ from: await smallFolder('one'), own })).toEqual({ to: join(own, '9.9.9') });
	expect(await copyFolder({ from: await smallFolder('two'), own })).toEqual({ to: join(own, '9.9.9') });
	expect(text('9.9.9')).toBe('two');
	await copyFolder({ from: await smallFolder('three', '9.9.10'), own });
	expect([text('9.9.9'), text('9.9.10')]).toEqual(['two', 'three']);
	// A file that went is brought back.
	rmSync(join(own, '9.9.9/Tablee.sh'));
	await copyFolder({ from: await smallFolder('two'), own });
	expect(readFileSync(join(own, '9.9.9/Tablee.sh'), 'utf8')).toBe('sh');
	expect(readdirSync(own).sort()).toEqual(['9.9.10', '9.9.9']);
});

test('L81 copied by many at once, it is there once and whole', async () => {
	const own = join(await newFolder(), 'tablee');
	const from = await smallFolder('x'.repeat(1e6));
	const all = await Promise.all(Array.from({ length: 8 }, () => copyFolder({ from, own })));
	expect(all).toEqual(Array(8).fill({ to: join(own, '9.9.9') }));
	expect(readdirSync(own)).toEqual(['9.9.9']);
});

test('L81 what was removed from the copy is found out, and the next start copies it anew', async () => {
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
