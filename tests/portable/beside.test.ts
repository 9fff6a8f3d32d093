// Things beside a folder that starts: another program on its port, another Tablée, the meetings on the stick.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lineOf, showOther } from '#server/portable/alone.ts';
import { openerOf } from '#server/portable/browser.ts';
import { dataFolder, isDataName, ownFolder } from '#server/portable/folders.ts';
import { menuEntry } from '#server/portable/menu.ts';
import { onFirstFree, portsFrom } from '#server/portable/ports.ts';
import { openVote } from '../support/faults/votes.ts';
import { facilitator, laptop, makeMeeting, openMeeting } from '../support/hall.ts';
import { updatedLines } from '#server/process/found-words.ts';
import { freePort } from '#scripts/free-port.ts';
import { newFolder } from '../support/server.ts';
import { open, person, ready, seen, unpacked } from '../support/portable/started.ts';

async function occupied(host: string, port = 0): Promise<number> {
	const server = createServer().listen(port, host);
	onTestFinished(() => void server.close());
	await once(server, 'listening');
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

const firstFree = (ports: readonly number[], host: string): Promise<number | undefined> =>
	onFirstFree(ports, host, (port) => Promise.resolve(port));

test('L83 it takes the first port of twenty that nobody has and where nobody answers on this machine', async () => {
	expect(portsFrom(undefined)).toEqual(Array.from({ length: 20 }, (_, n) => 3000 + n));
	expect(portsFrom('')).toEqual(portsFrom(undefined));
	expect(portsFrom('8080')).toEqual([8080]);
	const taken = await occupied('0.0.0.0');
	const answered = await occupied('127.0.0.1');
	expect(await firstFree([taken, answered], '0.0.0.0')).toBe(undefined);
	// The test asks for another address of this machine, at which the port is free.
	expect(await firstFree([answered], '127.0.0.2')).toBe(undefined);
	expect(await firstFree([taken, answered, 0], '0.0.0.0')).toBe(0);
});

test('L83 a port that another program takes between the look and the listening is left to it, and the next is taken', async () => {
	const [first, second] = [await freePort(), await freePort()];
	const taken = async (port: number): Promise<number> => {
		const other = port === first ? await occupied('127.0.0.1', port) : 0;
		const server = createServer().listen(port, '127.0.0.1');
		onTestFinished(() => void server.close());
		await once(server, 'listening');
		return other + port;
	};
	expect(await onFirstFree([first, second], '127.0.0.1', taken)).toBe(second);
	expect(await onFirstFree([first], '127.0.0.1', taken)).toBe(undefined);
	const fault = Object.assign(new Error('no'), { code: 'EACCES' });
	await expect(onFirstFree([0], '127.0.0.1', () => Promise.reject(fault))).rejects.toBe(fault);
});

test('L83 a port that another program has is left to it, and the page opens at the next', async () => {
	const first = (await firstFree(portsFrom(undefined), '127.0.0.1')) ?? 0;
	await occupied('127.0.0.1', first);
	const who = await person();
	const server = await ready(open(await unpacked(), who));
	const port = Number(new URL(server.url).port);
	expect(port).toBeGreaterThan(first);
	expect(port).toBeLessThan(3020);
	await expect.poll(who.opened).toEqual([`${server.url}/enter#${server.laptopSecret}`]);
});

test('L83 a chosen port that is taken ends the start with a sentence', async () => {
	const PORT = String(await occupied('127.0.0.1'));
	const start = open(await unpacked(), await person(), { PORT, BROWSER: 'none' });
	expect(await start.ended).toBe(1);
	expect(start.printed()).toContain(`Le port ${PORT} est déjà pris`);
});

test('L84 opened again, it does not start a second time: the browser opens on the one that runs, by a valid link', async () => {
	const who = await person();
	const folder = await unpacked();
	const server = await ready(open(folder, who));
	await expect.poll(() => who.opened().length).toBe(1);
	const again = open(folder, who);
	expect(await again.ended).toBe(0);
	expect(again.printed()).toContain('Tablée est déjà ouverte sur cet ordinateur');
	// The link is the same as long as nobody used it. Then there is a new one.
	// The browser is a process of its own, which may note its link after Tablée has ended.
	await expect.poll(who.opened).toEqual(Array(2).fill(`${server.url}/enter#${server.laptopSecret}`));
	const made = await makeMeeting(server);
	// The same holds from another folder with the same meetings.
	expect(await open(await unpacked('other'), who).ended).toBe(0);
	await expect.poll(() => who.opened().length).toBe(3);
	const [, , third = ''] = who.opened();
	expect(third).toMatch(new RegExp(`^${server.url}/enter#[\\w-]{20,}$`));
	expect(third).not.toContain(server.laptopSecret);
	expect(await laptop({ url: server.url, laptopSecret: third.split('#')[1] ?? '' })).toBeTruthy();
	await facilitator(server, made);
	expect(await server.stop('SIGTERM')).toBe(0);
});

test('L84 opened twice at the same instant, even the first time, one runs and the other leads to it', async () => {
	const who = await person();
	const folder = await unpacked();
	const both = [open(folder, who), open(folder, who)];
	await expect.poll(() => who.opened().length).toBe(1);
	const [first = ''] = who.opened();
	// The browser uses the link. The other one gets a link of its own, because a link serves once.
	expect(await laptop({ url: new URL(first).origin, laptopSecret: first.split('#')[1] ?? '' })).toBeTruthy();
	const [code] = await Promise.race(both.map(async (each) => [await each.ended, each] as const));
	expect(code).toBe(0);
	const [left, stays] = both[0]?.child.exitCode === 0 ? both : both.toReversed();
	expect(left?.printed()).toContain('Tablée est déjà ouverte');
	const server = stays && (await ready(stays));
	expect(server?.child.exitCode).toBe(null);
	await expect.poll(() => who.opened().length).toBe(2);
	expect(first).toBe(`${server?.url}/enter#${server?.laptopSecret}`);
	expect(who.opened()[1]).toMatch(new RegExp(`^${server?.url}/enter#[\\w-]{20,}$`));
	expect(who.opened()[1]).not.toBe(first);
	expect(seen(who.own)).toHaveLength(3); // the version, Node, and the meetings
});

test('L84 a Tablée that holds its port and answers nothing is not mistaken for one that has ended', async () => {
	const line = lineOf(await newFolder());
	expect(await showOther(line, 100)).toBe('nobody');
	const silent = createServer(() => undefined).listen(line);
	await once(silent, 'listening');
	onTestFinished(() => void silent.close());
	expect(await showOther(line, 100)).toBe('silent');
});

test('L85 a start that fails says why in the window, and in the browser', async () => {
	const who = await person();
	mkdirSync(who.own, { recursive: true });
	writeFileSync(join(who.own, 'donnees'), 'a file in place of the folder');
	const start = open(await unpacked(), who);
	await expect.poll(() => who.opened().length).toBe(1);
	const [address = ''] = who.opened();
	expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
	const page = await (await fetch(address)).text();
	expect(page).toContain('Tablée n’a pas pu démarrer');
	const [, sentence = 'none'] = /<p>(.*?)<\/p>/.exec(page) ?? [];
	expect(start.printed()).toContain(
		sentence.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
	);
	await start.stop('SIGKILL');
});

test('L85 meetings that another Tablée has open are left to it, in words', async () => {
	const who = await person();
	const server = await ready(open(await unpacked(), who));
	await openMeeting(server);
	// By another path, nobody recognises the one that runs. The lock of the folder refuses.
	const other = await person();
	mkdirSync(other.own, { recursive: true });
	const start = open(await unpacked(), other, {
		BROWSER: 'none',
		DATA_DIR: `/proc/self/root${join(who.own, 'donnees')}`
	});
	expect(await start.ended).toBe(1);
	expect(start.printed()).toContain('déjà ouvertes dans une autre Tablée');
	expect(server.child.exitCode).toBe(null);
});

test('L85 no shell reads what a browser is to open, and no text browser is opened in the window', () => {
	const all = (): boolean => true;
	expect(openerOf({ SystemRoot: 'D:\\Windows' }, 'win32', all)).toEqual({
		program: 'D:\\Windows\\System32\\rundll32.exe',
		words: ['url.dll,FileProtocolHandler']
	});
	expect(openerOf({ PATH: '/a:/b', DISPLAY: ':0' }, 'linux', (path) => path === '/b/xdg-open')).toEqual({
		program: '/b/xdg-open',
		words: []
	});
	expect(openerOf({ PATH: '/a', WAYLAND_DISPLAY: 'w' }, 'linux', all)?.program).toBe('/a/xdg-open');
	expect(openerOf({ PATH: '/a' }, 'linux', all)).toBe(null);
	expect(openerOf({ PATH: '/a', DISPLAY: ':0' }, 'linux', () => false)).toBe(null);
	expect(openerOf({ BROWSER: 'none' }, 'win32', all)).toBe(null);
});

test('L82 meetings are on this computer, outside of any version; with a folder "donnees" beside the starter they are there, without the keys', async () => {
	const who = await person();
	const folder = await unpacked();
	const state = join(who.home, '.local/state/tablee');
	const first = await ready(open(folder, who));
	expect(first.printed()).not.toContain(folder);
	await expect.poll(first.printed).toContain(join(who.own, 'donnees'));
	await openMeeting(first);
	expect(await first.stop('SIGTERM')).toBe(0);
	expect(readdirSync(join(who.own, 'donnees/meetings'))).toHaveLength(1);
	mkdirSync(join(folder, 'Données'));
	const stick = await ready(open(folder, who));
	await expect.poll(stick.printed).toContain(join(folder, 'Données'));
	const { staff, item } = await openMeeting(stick);
	await openVote(staff, item);
	expect(readdirSync(join(folder, 'Données/meetings'))).toHaveLength(1);
	expect(readdirSync(join(folder, 'Données/boxes'))).toHaveLength(1);
	expect(existsSync(state)).toBe(true);
	expect(
		readdirSync(folder, { recursive: true }).filter(
			(path) => /key|state/.test(String(path)) && !/^app\/pages/.test(String(path))
		)
	).toEqual([]);
	expect(await stick.stop('SIGTERM')).toBe(0);
	renameSync(join(folder, 'Données'), join(folder, 'Ancien'));
	const back = await ready(open(folder, who));
	await expect.poll(back.printed).toContain(join(who.own, 'donnees'));
});

test('L82 the places are those that each system keeps for a program, whatever the folder is called', () => {
	expect(ownFolder({ XDG_DATA_HOME: '/x' }, 'linux', '/h')).toBe('/x/tablee');
	expect(ownFolder({ XDG_DATA_HOME: 'x' }, 'linux', '/h')).toBe('/h/.local/share/tablee');
	expect(ownFolder({ LOCALAPPDATA: '/l' }, 'win32', '/h')).toBe('/l/Tablee');
	expect(ownFolder({}, 'win32', '/h')).toBe('/h/AppData/Local/Tablee');
	for (const name of ['donnees', 'DONNEES', 'Données', 'Donne\u0301es']) expect(isDataName(name)).toBe(true);
	for (const name of ['app', 'données 2026', 'mes donnees']) expect(isDataName(name)).toBe(false);
});

/** A folder of some version, with everything that a Tablée beside it looks at. */
function tablee(...path: readonly string[]): string {
	const folder = join(...path);
	mkdirSync(join(folder, 'app'), { recursive: true });
	writeFileSync(join(folder, 'app/manifest-0123456789ab.json'), '{}');
	return folder;
}
/** The same, with meetings in it. */
function kept(folder: string, name = 'donnees'): string {
	const data = join(folder, name);
	mkdirSync(data);
	writeFileSync(join(data, 'catalogue.json'), '{}');
	return data;
}

test('L82 a newer version that was extracted beside an older one on a stick finds its meetings', async () => {
	const own = '/own/tablee';
	const usual = { folder: join(own, 'donnees') };
	const stick = await newFolder();
	const here = tablee(stick, 'Tablee');
	// Explorer often extracts to a folder with the name of the zip.
	const newer = tablee(stick, 'tablee-0.2.0-win-x64/Tablee');
	const beside = tablee(stick, 'Tablee (2)');
	const all = [here, newer, beside];
	for (const from of all) expect(await dataFolder(own, from)).toEqual(usual);
	const data = kept(here, 'Données');
	for (const from of all) expect(await dataFolder(own, from)).toEqual({ folder: data });
	// An empty folder keeps nothing.
	mkdirSync(join(newer, 'donnees'));
	for (const from of all) expect(await dataFolder(own, from)).toEqual({ folder: data });
	// This folder belongs to no Tablée.
	kept(stick);
	for (const from of all) expect(await dataFolder(own, from)).toEqual({ folder: data });
	writeFileSync(join(newer, 'donnees/catalogue.json'), '{}');
	for (const from of [here, newer])
		expect(await dataFolder(own, from)).toEqual({ folder: from === here ? data : join(newer, 'donnees') });
	expect(await dataFolder(own, beside)).toEqual({
		several: expect.arrayContaining([data, join(newer, 'donnees')])
	});
});

test('L82 two versions that Explorer extracted find each other, and a copy on this computer keeps nothing in it', async () => {
	const downloads = await newFolder();
	const older = tablee(downloads, 'tablee-0.1.9-win-x64/Tablee');
	const newer = tablee(downloads, 'tablee-0.2.0-win-x64/Tablee');
	const data = kept(older);
	expect(await dataFolder('/own', newer)).toEqual({ folder: data });
	const own = await newFolder();
	kept(tablee(own, '0.1.9'));
	const copy = tablee(own, '0.2.0');
	kept(copy);
	expect(await dataFolder(own, copy)).toEqual({ folder: join(own, 'donnees') });
});

test('L82 on a stick with two versions the newer one has the older one’s meetings; if two places hold some, it says so', async () => {
	const who = await person();
	const older = await unpacked('clé');
	mkdirSync(join(older, 'donnees'));
	const first = await ready(open(older, who));
	await openMeeting(first);
	expect(await first.stop('SIGTERM')).toBe(0);
	const newer = join(older, '../nouvelle/Tablee');
	cpSync(older, newer, { recursive: true, filter: (from) => !from.startsWith(join(older, 'donnees')) });
	const second = await ready(open(newer, who));
	await expect.poll(second.printed).toContain(join(older, 'donnees'));
	expect(readdirSync(join(older, 'donnees/meetings'))).toHaveLength(1);
	expect(await second.stop('SIGTERM')).toBe(0);
	for (const name of ['donnees', 'Données'])
		cpSync(join(older, 'donnees'), join(newer, name), { recursive: true });
	const third = open(newer, who, { BROWSER: 'none' });
	expect(await third.ended).toBe(1);
	expect(third.printed()).toContain('Des séances sont gardées à plusieurs endroits');
	for (const name of ['donnees', 'Données']) expect(third.printed()).toContain(join(newer, name));
	expect(readdirSync(who.own)).not.toContain('donnees');
});

test('L109 after an update the window says how to go back, from a folder that starts and from a command', () => {
	const counted = { meetings: 1, boxes: 0, madeAt: 0, goesAt: 0 };
	const update = { ...counted, from: '0.1.9', to: '0.2.0', folder: 'avant-0.1.9' };
	const last = (starter: string | null): string | undefined => updatedLines(update, starter).at(-1);
	expect(last('Tablee.cmd')).toContain('tapez Tablee.cmd --revenir');
	expect(last(null)).toContain('la même commande avec --revenir');
});

test('L109 the starter passes --revenir on, and nothing else', async () => {
	const who = await person();
	const folder = await unpacked();
	const first = await ready(open(folder, who));
	expect(first.printed()).not.toContain('--revenir');
	await first.stop('SIGTERM');
	const back = open(folder, who, {}, [], ['--revenir']);
	expect(await back.ended).toBe(1);
	expect(back.printed()).toContain(
		`Il n’y a pas de copie d’avant une mise à jour dans ${join(who.own, 'donnees')}`
	);
	await expect.poll(who.opened).toHaveLength(1);
	for (const word of ['copie', '/a dropped file', '']) {
		const other = await ready(open(folder, who, {}, [], [word]));
		await other.stop('SIGTERM');
	}
});

test('L82 a stick that was pulled out before anything was read is no reason to take other meetings', async () => {
	const who = await person();
	const folder = await unpacked();
	await (await ready(open(folder, who))).stop('SIGTERM');
	const [version = ''] = readdirSync(who.own).filter((name) => /^\d/.test(name));
	const here = join(who.own, version);
	const [node = ''] = readdirSync(who.own).filter((name) => name.startsWith('node-'));
	const { status, stdout } = spawnSync(join(who.own, node, 'bin/node'), [join(here, 'app/tablee.mjs')], {
		env: { ...who.env, TABLEE_FROM: join(folder, 'gone'), BROWSER: 'none' },
		encoding: 'utf8',
		timeout: 30_000
	});
	expect(status).toBe(1);
	expect(stdout).toContain('Branchez la clé');
});

test('L81 a Linux desktop has it in its menu, whatever its path holds', () => {
	expect(menuEntry('/home/a b/"c"$d`e\\f%g')).toContain(
		'Exec=sh "/home/a b/\\\\"c\\\\"\\\\$d\\\\`e\\\\\\\\f%%g/Tablee.sh"\n'
	);
	expect(menuEntry('/home/a\nExec=x')).toBe(null);
});
