// An update of the folder: the note, the copy of before, and the way back.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore, goBackInFolder } from '#server/store/file-store.ts';
import { filesIn } from '../../support/folder-files.ts';
import { stateBeside } from '../../support/state.ts';
import { testDisk } from '../../support/test-disk.ts';
import { counted, everyByte, lineOf, makeFolder, meeting } from '../../support/store/folder.ts';
import { cutDisk, folderOfBefore, newer, older, open, other, unlock } from '../../support/store/update.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

describe('L104 the version note', () => {
	test('L104 a new folder has a version note, and keeps no copy', async () => {
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

	test('L104 a folder of a later format is refused, names the version that it needs, and is not touched', async () => {
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

	test('L104 an older version of the same format opens the folder, and the newer one copies it again', async () => {
		const folder = await folderOfBefore();
		await (await open(folder, newer)).close();
		const store = await open(folder, older);
		expect(await meetingStreams(store).load(meeting)).toMatchObject({
			lines: [{ version: 1 }, { version: 2 }]
		});
	});
});

describe('L105 the copy of before', () => {
	test.each([older, newer])(
		'L105 an unreadable note removes no copy and makes none in its name (last: %s)',
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
			expect(await goBackInFolder(folder)).toMatch(/Tablée 7\.0\.0/);
			expect(await filesIn(folder)).toEqual(before);
		}
	);

	test('L105 folders and files that are not Tablée’s stay, and do not stop the update', async () => {
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
		await store.goBack();
		await store.close();
		expect(await filesIn(folder)).toMatchObject(before);
		for (const stray of strays)
			expect(await readFile(join(folder, stray, 'meetings', 'note.txt'), 'utf8')).toBe('à moi');
		expect(await readFile(join(folder, 'avant-7.0.0.txt'), 'utf8')).toBe('à moi');
	});

	test.each([true, false])(
		'L105 a newer version copies everything, and says from which version (a note: %s)',
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

	test('L105 if the disk has no room for the copy, nothing is changed, and the start says so', async () => {
		const folder = await folderOfBefore();
		const before = await filesIn(folder);
		const whole = testDisk();
		let writes = 0;
		const disk: Disk = {
			...whole,
			write: (...write) => {
				if ((writes += 1) === 4) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
				return whole.write(...write);
			}
		};
		await expect(open(folder, newer, disk)).rejects.toMatchObject({
			code: 'no-room',
			message: expect.stringMatching(/pas assez de place .* la version 7\.0\.0\. Rien n’a été modifié/)
		});
		expect((await readdir(folder)).filter((name) => name.startsWith('avant-'))).toEqual([]);
		expect(await filesIn(folder)).toEqual(before);
	});
});

describe('L106 going back', () => {
	async function updated() {
		const folder = await folderOfBefore(false);
		const before = await filesIn(folder);
		const store = await open(folder, newer);
		await meetingStreams(store).append(meeting, 2, [lineOf(3, counted(3))]);
		await meetingStreams(store).create(other);
		await meetingStreams(store).append(other, 0, [lineOf(1, counted(4))]);
		await store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.2'));
		return { folder, before, store };
	}

	test('L106 the folder is byte for byte as it was, newer data are set aside, and it can be updated again', async () => {
		const { folder, before, store } = await updated();
		expect(await meetingStreams(store).since([meeting, other])).toEqual({
			made: [other],
			changed: [meeting],
			aside: `depuis-${newer}`
		});
		const since = await filesIn(folder);
		await store.goBack();
		await store.close();
		expect(await filesIn(folder)).toEqual(before);
		expect(await filesIn(join(folder, `depuis-${newer}`))).toMatchObject({
			...since,
			'catalogue.json': expect.stringContaining('10.0.0.2')
		});
		expect(await readdir(folder)).not.toContain(`avant-${newer}`);
		const again = await open(folder, newer);
		expect(again.kept.before).toMatchObject({ from: null, to: newer });
		expect(await meetingStreams(again).load(meeting)).toMatchObject({
			lines: [{ version: 1 }, { version: 2 }]
		});
		expect(again.catalogue.data.settings.address).toBe('10.0.0.1');
		expect(await meetingStreams(again).since([])).toMatchObject({ aside: `depuis-${newer}-2` });
		await again.goBack();
		expect(await filesIn(folder)).toEqual(before);
		expect(await readdir(folder)).toEqual(expect.arrayContaining([`depuis-${newer}`, `depuis-${newer}-2`]));
	});

	test('L106 a going back that the disk refuses anywhere is refused in words, and the next try completes it', async () => {
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
			await expect(goBackInFolder(folder, disk), part).rejects.toMatchObject(unusable);
			await rm(join(folder, 'lock'), { force: true });
		}
		expect(await goBackInFolder(folder)).toMatch(/retour à la version d’avant est terminé/);
		expect(await filesIn(folder)).toEqual(before);
	});

	test('L106 a close meanwhile waits: the folder is released once all of it is back', async () => {
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
		const back = store.goBack().then(() => order.push('back'));
		await begun;
		await store.close();
		order.push('closed');
		await back;
		expect(order).toEqual(['back', 'closed']);
		expect(await filesIn(folder)).toEqual(before);
		expect(await readdir(folder)).not.toContain('lock');
		await expect(store.goBack()).rejects.toMatchObject({ name: 'StoreFailure' });
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

	test('L106 a going back that is cut at any act is refused to older versions, completed at the next start, and mixes nothing', async () => {
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
			const { goBack } = await import('#server/store/folder-back.ts');
			if (!before) throw new Error('no copy');
			await goBack(folder, disk, before).catch(() => undefined);
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
				await expect(open(folder, newer), `act ${at}`).rejects.toMatchObject({ code: 'went-back' });
			if (state !== 'here') expect(withoutLeft(await filesIn(folder)), `act ${at}`).toEqual(first.before);
			await (await open(folder, newer)).close();
			if (acts() < at) break;
		}
		expect([...states].sort()).toEqual(['back', 'here', 'under way']);
	});
});

const withoutLeft = (files: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(files).filter(([path]) => !/\.(new|old)$/.test(path)));
