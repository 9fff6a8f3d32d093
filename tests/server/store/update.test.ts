// An update of the folder: the note, the copy of before, and the way back.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore, takeBackFolder } from '#server/store/file-store.ts';
import type { Store } from '#server/store/store.ts';
import { filesIn } from '../../support/folder-files.ts';
import { stateBeside } from '../../support/state.ts';
import { testDisk } from '../../support/test-disk.ts';
import { counted, everyByte, idea, lineOf, makeFolder, meeting } from './support.ts';

const [older, newer] = ['7.0.0', '7.1.0'];
const other = 'meeting-0002';

async function open(folder: string, program: string, disk: Disk = testDisk()): Promise<Store> {
	const store = await openFileStore(folder, stateBeside(folder), disk, { program });
	onTestFinished(() => store.close());
	return store;
}

/** As a version of before left it: with one meeting, a name and a word. `note`: whether that version wrote any. */
async function folderOfBefore(note = true): Promise<string> {
	const folder = await makeFolder();
	const store = await open(folder, older);
	await store.create(meeting);
	await store.append(meeting, 0, [lineOf(1, counted(1)), lineOf(2, idea('idea-000001', 'Un banc'))]);
	await store.setName(meeting, 'p1', 'Amina');
	await store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	await store.publish('ABCDEFGH', '<p>Compte rendu</p>');
	await store.close();
	if (note) return folder;
	const bare = await makeFolder();
	await cp(folder, bare, { recursive: true, filter: (path) => !path.endsWith('version.json') });
	return bare;
}

describe('L104 the version note', () => {
	test('L104 a new folder has one, and keeps no copy', async () => {
		const folder = await makeFolder();
		const store = await open(folder, older);
		expect(store.kept).toMatchObject({ before: null, gone: null });
		expect(JSON.parse(await readFile(join(folder, 'version.json'), 'utf8'))).toMatchObject({
			format: 1,
			wrote: older
		});
		await store.close();
		expect((await open(folder, older)).kept.before).toBeNull();
	});

	test('L104 a folder of a later format is refused, by the version that it needs, and not touched', async () => {
		const folder = await makeFolder();
		await writeFile(
			join(folder, 'version.json'),
			JSON.stringify({ format: 2, needs: '9.4.0', anything: [] })
		);
		const before = await everyByte(folder);
		await expect(open(folder, newer)).rejects.toMatchObject({
			name: 'FolderRefused',
			code: 'folder-later',
			message: expect.stringMatching(/Relancez-le avec la version 9\.4\.0 .* Rien n’a été modifié/)
		});
		expect(await readdir(folder)).toEqual(['version.json']);
		expect(await everyByte(folder)).toEqual(before);
	});

	test('L104 an older version of the same format opens it, and the newer one copies it again', async () => {
		const folder = await folderOfBefore();
		await (await open(folder, newer)).close();
		const store = await open(folder, older);
		expect(await store.load(meeting)).toMatchObject({ lines: [{ version: 1 }, { version: 2 }] });
	});
});

describe('L105 the copy of before', () => {
	test.each([older, newer])(
		'L105 a note that cannot be read takes no copy away, and has none made in its name (last: %s)',
		async (last) => {
			const folder = await folderOfBefore();
			const before = await filesIn(folder);
			await (await open(folder, newer)).close();
			if (last === older) await (await open(folder, older)).close();
			await writeFile(join(folder, 'version.json'), '{"format":1,"wro');
			const store = await open(folder, newer);
			expect(store.kept.before).toMatchObject({
				folder: `avant-${newer}`,
				from: older,
				to: newer,
				meetings: 1
			});
			expect(await filesIn(join(folder, `avant-${newer}`))).toEqual(before);
			expect((await readdir(folder)).filter((name) => name.startsWith('avant-'))).toHaveLength(1);
			await store.close();
			await writeFile(join(folder, 'version.json'), '');
			expect(await takeBackFolder(folder)).toMatch(/Tablée 7\.0\.0/);
			expect(await filesIn(folder)).toEqual(before);
		}
	);

	test('L105 folders and files that are not of Tablée hinder nothing, and stay', async () => {
		const folder = await folderOfBefore();
		const before = await filesIn(folder);
		const strays = ['catalogue.photos', 'meetings/brouillons', 'names/vieux', 'avant-propos', 'depuis-hier'];
		for (const stray of strays) {
			await mkdir(join(folder, stray, 'meetings'), { recursive: true });
			await writeFile(join(folder, stray, 'meetings', 'note.txt'), 'à moi');
		}
		await writeFile(join(folder, 'avant-7.0.0.txt'), 'à moi');
		const store = await open(folder, newer);
		expect(store.kept.before).toMatchObject({ folder: `avant-${newer}`, meetings: 1 });
		await store.takeBack();
		await store.close();
		expect(await filesIn(folder)).toMatchObject(before);
		for (const stray of strays)
			expect(await readFile(join(folder, stray, 'meetings', 'note.txt'), 'utf8')).toBe('à moi');
		expect(await readFile(join(folder, 'avant-7.0.0.txt'), 'utf8')).toBe('à moi');
	});

	test.each([true, false])(
		'L105 a newer version copies all, and tells from which (a note: %s)',
		async (note) => {
			const folder = await folderOfBefore(note);
			const before = await filesIn(folder);
			const store = await open(folder, newer);
			expect(store.kept.before).toMatchObject({
				folder: `avant-${newer}`,
				from: note ? older : null,
				to: newer,
				meetings: 1,
				boxes: 0
			});
			expect(await filesIn(join(folder, `avant-${newer}`))).toEqual(before);
			await store.close();
			expect((await open(folder, newer)).kept.before).toMatchObject({ from: note ? older : null });
		}
	);

	test('L105 where there is no room for it, nothing is changed, and it is said', async () => {
		const folder = await folderOfBefore();
		const before = await filesIn(folder);
		const whole = testDisk();
		let writes = 0;
		const disk: Disk = {
			...whole,
			write: (...write) => {
				if ((writes += 1) > 3) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
				return whole.write(...write);
			}
		};
		await expect(open(folder, newer, disk)).rejects.toMatchObject({
			code: 'no-room',
			message: expect.stringMatching(/pas assez de place .* la version 7\.0\.0\. Rien n’a été modifié/)
		});
		expect(await filesIn(folder)).toEqual(before);
	});
});

/** What makes a disk fail, or a process end, at its n-th act. */
function cutDisk(at: number): { disk: Disk; acts: () => number; cutAfter: (more: number) => void } {
	const whole = testDisk();
	let acts = 0;
	let cutAt = at;
	const cut =
		<Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
		(...given: Given): Promise<Result> => {
			acts += 1;
			// From then on nothing is done: the process is gone.
			return acts >= cutAt ? Promise.reject(Object.assign(new Error('cut'), { code: 'EIO' })) : act(...given);
		};
	const { write, flush, rename, link, remove, removeFolder, makeFolder, truncate } = whole;
	const disk: Disk = {
		...whole,
		write: cut(write),
		flush: cut(flush),
		rename: cut(rename),
		link: cut(link),
		remove: cut(remove),
		removeFolder: cut(removeFolder),
		makeFolder: cut(makeFolder),
		truncate: cut(truncate)
	};
	const cutAfter = (more: number) => {
		acts = 0;
		cutAt = more;
	};
	return { disk, acts: () => acts, cutAfter };
}

/** The lock of a process that was cut stays. */
const unlock = async (folder: string) =>
	void (await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 30, started: '1' })));

describe('L106 going back', () => {
	async function updated() {
		const folder = await folderOfBefore(false);
		const before = await filesIn(folder);
		const store = await open(folder, newer);
		await store.append(meeting, 2, [lineOf(3, counted(3))]);
		await store.create(other);
		await store.append(other, 0, [lineOf(1, counted(4))]);
		await store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.2'));
		return { folder, before, store };
	}

	test('L106 the folder is byte for byte what it was, what came since is set aside, and it is updated again', async () => {
		const { folder, before, store } = await updated();
		expect(await store.kept.since([meeting, other])).toEqual({
			made: [other],
			changed: [meeting],
			aside: `depuis-${newer}`
		});
		const since = await filesIn(folder);
		await store.takeBack();
		await store.close();
		expect(await filesIn(folder)).toEqual(before);
		expect(await filesIn(join(folder, `depuis-${newer}`))).toMatchObject({
			...since,
			'catalogue.json': expect.stringContaining('10.0.0.2')
		});
		expect(await readdir(folder)).not.toContain(`avant-${newer}`);
		const again = await open(folder, newer);
		expect(again.kept.before).toMatchObject({ from: null, to: newer });
		expect(await again.load(meeting)).toMatchObject({ lines: [{ version: 1 }, { version: 2 }] });
		expect(again.catalogue.data.settings.address).toBe('10.0.0.1');
		expect(await again.kept.since([])).toMatchObject({ aside: `depuis-${newer}-2` });
		await again.takeBack();
		expect(await filesIn(folder)).toEqual(before);
		expect(await readdir(folder)).toEqual(expect.arrayContaining([`depuis-${newer}`, `depuis-${newer}-2`]));
	});

	test('L106 whatever the disk refuses, going back is refused in words, and the next try completes it', async () => {
		const { folder, before, store } = await updated();
		await store.close();
		const whole = testDisk();
		for (const [part, sentence] of [
			['lock', /n’a pas commencé/],
			['version.json', /n’a pas commencé/],
			['meetings', /Rien n’est perdu/]
		] as const) {
			const refuse = (path: string) => {
				if (path.startsWith(join(folder, part))) throw Object.assign(new Error('EIO'), { code: 'EIO' });
			};
			const disk: Disk = {
				...whole,
				open: async (path, flags, mode) => {
					if (part !== 'lock' || flags === 'r') refuse(path);
					return whole.open(path, flags, mode);
				},
				rename: async (from, to) => {
					refuse(from);
					await whole.rename(from, to);
				}
			};
			const unusable = {
				name: 'FolderRefused',
				code: 'folder-unusable',
				message: expect.stringMatching(sentence)
			};
			if (part === 'lock') await unlock(folder); // it is to be read
			await expect(takeBackFolder(folder, disk), part).rejects.toMatchObject(unusable);
			await rm(join(folder, 'lock'), { force: true });
		}
		expect(await takeBackFolder(folder)).toMatch(/retour à la version d’avant est terminé/);
		expect(await filesIn(folder)).toEqual(before);
	});

	test('L106 who closes meanwhile waits: the folder is let go once all of it is back', async () => {
		const folder = await folderOfBefore();
		const before = await filesIn(folder);
		const whole = testDisk();
		const order: string[] = [];
		let began = (): void => undefined;
		const begun = new Promise<void>((resolve) => (began = resolve));
		const disk: Disk = {
			...whole,
			rename: async (from, to) => {
				if (to.includes('depuis-')) {
					began();
					for (let times = 0; times < 50; times += 1) await whole.list(folder); // slowly
				}
				await whole.rename(from, to);
			}
		};
		const store = await open(folder, newer, disk);
		const back = store.takeBack().then(() => order.push('back'));
		await begun;
		await store.close();
		order.push('closed');
		await back;
		expect(order).toEqual(['back', 'closed']);
		expect(await filesIn(folder)).toEqual(before);
		expect(await readdir(folder)).not.toContain('lock');
		await expect(store.takeBack()).rejects.toMatchObject({ name: 'StoreFailure' });
	});

	test('L106 an update that is cut at any act leaves the folder as it was, or with its whole copy', async () => {
		const golden = await folderOfBefore(false);
		const before = await filesIn(golden);
		for (let at = 1; ; at += 1) {
			const folder = await makeFolder();
			await cp(golden, folder, { recursive: true });
			const { disk, acts } = cutDisk(at);
			const cut = await openFileStore(folder, stateBeside(folder), disk, { program: newer }).catch(
				() => null
			);
			await cut?.close().catch(() => undefined);
			const found = await filesIn(folder);
			const isListed = 'version.json' in found;
			if (isListed) expect(await filesIn(join(folder, `avant-${newer}`)), `act ${at}`).toEqual(before);
			else expect(found, `act ${at}`).toMatchObject(before);
			await unlock(folder);
			const store = await open(folder, newer);
			expect(await filesIn(join(folder, `avant-${newer}`)), `act ${at}`).toEqual(before);
			await store.close();
			if (acts() < at) break;
		}
	});

	test('L106 a going back that is cut at any act is refused to older versions, ended at the next start, and mixes nothing', async () => {
		const first = await updated();
		await first.store.close();
		const since = await filesIn(first.folder);
		const states = new Set<string>();
		for (let at = 1; ; at += 1) {
			const folder = await makeFolder();
			await cp(first.folder, folder, { recursive: true });
			const store = await open(folder, newer);
			const { disk, acts } = cutDisk(at);
			const { before } = store.kept;
			await store.close();
			const { takeBack } = await import('#server/store/taking-back.ts');
			if (!before) throw new Error('no copy');
			await takeBack(folder, disk, before).catch(() => undefined);
			const found = await filesIn(folder);
			const list = JSON.parse(found['catalogue.json'] ?? '{}') as { version: number };
			const state =
				list.version === 2
					? 'under way'
					: found['catalogue.json'] === first.before['catalogue.json']
						? 'back'
						: 'here';
			states.add(state);
			// An older version looks at this number alone, in this very file.
			if (state === 'back') expect(withoutLeft(found), `act ${at}`).toEqual(first.before);
			if (state === 'here') expect(withoutLeft(found), `act ${at}`).toMatchObject(since);
			await unlock(folder);
			if (state === 'under way')
				await expect(open(folder, newer), `act ${at}`).rejects.toMatchObject({ code: 'taken-back' });
			if (state !== 'here') expect(withoutLeft(await filesIn(folder)), `act ${at}`).toEqual(first.before);
			await (await open(folder, newer)).close();
			if (acts() < at) break;
		}
		expect([...states].sort()).toEqual(['back', 'here', 'under way']);
	});
});

const withoutLeft = (files: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(files).filter(([path]) => !/\.(new|old)$/.test(path)));

describe('L107 what is erased goes from the copies', () => {
	const day = 24 * 60 * 60 * 1000;
	const acts: readonly [string, (store: Store) => Promise<unknown>][] = [
		['a withdrawn word', (store) => store.blank(meeting, ({ type }) => type === 'IdeaPosted')],
		['a forgotten name', (store) => store.dropName(meeting, 'p1')],
		['names whose time is over', (store) => store.dropNames(meeting)],
		['devices whose time is over', (store) => store.rewrite(meeting, (lines) => lines)],
		['a removed meeting', (store) => store.remove(meeting)]
	];
	test.each(acts)('L107 %s', async (_, act) => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		await store.load(meeting);
		await act(store);
		expect(store.kept).toMatchObject({ before: null, gone: { from: older, why: 'erased' } });
		expect((await readdir(folder)).filter((name) => name.startsWith('avant'))).toEqual([]);
	});

	const erasing: readonly [string, (store: Store) => Promise<unknown>, string][] = [
		['a withdrawn word', (store) => store.blank(meeting, ({ type }) => type === 'IdeaPosted'), 'Un banc'],
		['a forgotten name', (store) => store.dropName(meeting, 'p1'), 'Amina']
	];
	test.each(erasing)(
		'L107 %s, where the version of before was cut as it erased it',
		async (_, act, words) => {
			let gone = 0;
			for (let at = 1, isCut = true; isCut; at += 1) {
				const folder = await folderOfBefore();
				const { disk, acts, cutAfter } = cutDisk(Infinity);
				const store = await openFileStore(folder, stateBeside(folder), disk, { program: older });
				await store.load(meeting);
				await store.names(meeting);
				cutAfter(at);
				await act(store).catch(() => undefined);
				isCut = acts() >= at;
				await store.close().catch(() => undefined);
				await unlock(folder);
				const again = await open(folder, newer);
				const read = JSON.stringify([await again.load(meeting), await again.names(meeting)]);
				if (read.includes(words)) continue;
				gone += 1;
				expect((await everyByte(folder)).includes(words), `act ${at}`).toBe(false);
			}
			expect(gone).toBeGreaterThan(1);
		}
	);

	test('L107 what the copy does not hold is erased without it', async () => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		await store.load(meeting);
		await store.append(meeting, 2, [lineOf(3, idea('idea-000002', 'Plus tard'))]);
		await store.setName(meeting, 'p2', 'Yann');
		await store.create(other);
		await store.append(other, 0, [lineOf(1, idea('idea-000001', 'Ailleurs'))]);
		await store.blank(meeting, (event) => event.type === 'IdeaPosted' && event.idea === 'idea-000002');
		await store.dropName(meeting, 'p2');
		await store.blank(other, () => true);
		await store.remove(other);
		expect(store.kept.before).not.toBeNull();
	});

	test('L107 it goes after fourteen days, counted by a date that can be believed', async () => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		const now = Date.now() + 400 * day;
		await store.kept.expire(now);
		await store.kept.expire(now + 13 * day);
		expect(store.kept.before).not.toBeNull();
		await store.close();
		const again = await open(folder, newer);
		await again.kept.expire(now + 14 * day);
		expect(again.kept).toMatchObject({ before: null, gone: { why: 'days' } });
		expect(await readdir(folder)).not.toContain(`avant-${newer}`);
	});

	test('L107 a disk that refuses leaves it to the next try, and nothing can be gone back to meanwhile', async () => {
		const folder = await folderOfBefore();
		const whole = testDisk();
		let isRefusing = false;
		const disk: Disk = {
			...whole,
			remove: (path) =>
				isRefusing && path.includes('avant-')
					? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
					: whole.remove(path)
		};
		const store = await open(folder, newer, disk);
		isRefusing = true;
		await expect(store.dropName(meeting, 'p1')).rejects.toThrow('EIO');
		expect(store.kept.before).toBeNull();
		expect(await store.names(meeting)).toEqual({ p1: 'Amina' });
		isRefusing = false;
		await store.dropName(meeting, 'p1');
		expect((await everyByte(folder)).includes('Amina')).toBe(false);
	});

	test('L107 what was set aside by going back goes too', async () => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		await store.setName(meeting, 'p9', 'Zoé');
		await store.takeBack();
		await store.close();
		expect((await everyByte(folder)).includes('Zoé')).toBe(true);
		const again = await open(folder, newer);
		await again.dropName(meeting, 'p9');
		expect((await everyByte(folder)).includes('Zoé')).toBe(false);
	});

	test('L107 a box that was open then goes from the copy once its vote is closed', async () => {
		const folder = await folderOfBefore();
		await mkdir(join(folder, 'boxes'), { recursive: true });
		for (const end of ['box', 'key'])
			await writeFile(join(folder, 'boxes', `${meeting}.vote-1.1.${end}`), 'secret');
		const store = await open(folder, newer);
		await store.destroyBox(meeting, { vote: 'vote-1', round: 1 });
		expect((await everyByte(folder)).includes('secret')).toBe(false);
		expect(store.kept.before).not.toBeNull();
	});
});
