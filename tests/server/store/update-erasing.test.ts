// What is erased goes from the copies that an update keeps.
import { meetingStreams } from '#server/meeting/stream.ts';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { Store } from '#server/store/store.ts';
import { stateBeside } from '../../support/state.ts';
import { testDisk } from '../../support/test-disk.ts';
import { everyByte, idea, lineOf, meeting } from '../../support/store/folder.ts';
import { cutDisk, folderOfBefore, newer, older, open, other, unlock } from '../../support/store/update.ts';

describe('L107 what is erased goes from the copies', () => {
	const day = 24 * 60 * 60 * 1000;
	const acts: readonly [string, (store: Store) => Promise<unknown>][] = [
		[
			'a withdrawn word',
			(store) => meetingStreams(store).blank(meeting, ({ type }) => type === 'IdeaPosted')
		],
		['a forgotten name', (store) => meetingStreams(store).dropName(meeting, 'p1')],
		['names whose time is over', (store) => meetingStreams(store).dropNames(meeting)],
		['devices whose time is over', (store) => meetingStreams(store).rewrite(meeting, (lines) => lines)],
		['a removed meeting', (store) => meetingStreams(store).remove(meeting)]
	];
	test.each(acts)('L107 erasing %s removes the whole copy', async (_, act) => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		await meetingStreams(store).load(meeting);
		await act(store);
		expect(store.kept).toMatchObject({ before: null, gone: { from: older, why: 'erased' } });
		expect((await readdir(folder)).filter((name) => name.startsWith('avant'))).toEqual([]);
	});

	const erasing: readonly [string, (store: Store) => Promise<unknown>, string][] = [
		[
			'a withdrawn word',
			(store) => meetingStreams(store).blank(meeting, ({ type }) => type === 'IdeaPosted'),
			'Un banc'
		],
		['a forgotten name', (store) => meetingStreams(store).dropName(meeting, 'p1'), 'Amina']
	];
	test.each(erasing)(
		'L107 erasing %s leaves no byte of it in the copy, even if the older version was cut amid it',
		async (_, act, words) => {
			let gone = 0;
			for (let at = 1, isCut = true; isCut; at += 1) {
				const folder = await folderOfBefore();
				const { disk, acts, cutAfter } = cutDisk(Infinity);
				const store = await openFileStore(folder, stateBeside(folder), disk, { program: older });
				await meetingStreams(store).load(meeting);
				await meetingStreams(store).names(meeting);
				cutAfter(at);
				await act(store).catch(() => undefined);
				isCut = acts() >= at;
				await store.close().catch(() => undefined);
				await unlock(folder);
				const again = await open(folder, newer);
				const read = JSON.stringify([
					await meetingStreams(again).load(meeting),
					await meetingStreams(again).names(meeting)
				]);
				if (read.includes(words)) continue;
				gone += 1;
				expect((await everyByte(folder)).includes(words), `act ${at}`).toBe(false);
			}
			expect(gone).toBeGreaterThan(1);
		}
	);

	test('L107 an erasing of something that the copy does not hold leaves the copy', async () => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		await meetingStreams(store).load(meeting);
		await meetingStreams(store).append(meeting, 2, [lineOf(3, idea('idea-000002', 'Plus tard'))]);
		await meetingStreams(store).setName(meeting, 'p2', 'Yann');
		await meetingStreams(store).create(other);
		await meetingStreams(store).append(other, 0, [lineOf(1, idea('idea-000001', 'Ailleurs'))]);
		await meetingStreams(store).blank(
			meeting,
			(event) => event.type === 'IdeaPosted' && event.idea === 'idea-000002'
		);
		await meetingStreams(store).dropName(meeting, 'p2');
		await meetingStreams(store).blank(other, () => true);
		await meetingStreams(store).remove(other);
		expect(store.kept.before).not.toBeNull();
	});

	test('L107 a copy goes after fourteen days, counted by a date that can be believed', async () => {
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

	test('L107 a copy that the disk refuses to erase waits for the next try, and nobody can go back to it meanwhile', async () => {
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
		await expect(meetingStreams(store).dropName(meeting, 'p1')).rejects.toThrow('EIO');
		expect(store.kept.before).toBeNull();
		expect(await meetingStreams(store).names(meeting)).toEqual({ p1: 'Amina' });
		isRefusing = false;
		await meetingStreams(store).dropName(meeting, 'p1');
		expect((await everyByte(folder)).includes('Amina')).toBe(false);
	});

	test('L107 what going back set aside goes too', async () => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		await meetingStreams(store).setName(meeting, 'p9', 'Zoé');
		await store.goBack();
		await store.close();
		expect((await everyByte(folder)).includes('Zoé')).toBe(true);
		const again = await open(folder, newer);
		await meetingStreams(again).dropName(meeting, 'p9');
		expect((await everyByte(folder)).includes('Zoé')).toBe(false);
	});

	test('L107 when a vote is closed, its box goes from the copy, too', async () => {
		const folder = await folderOfBefore();
		await mkdir(join(folder, 'boxes'), { recursive: true });
		for (const end of ['box', 'key'])
			await writeFile(join(folder, 'boxes', `${meeting}.vote-1.1.${end}`), 'secret');
		const store = await open(folder, newer);
		await meetingStreams(store).destroyBox(meeting, 'vote-1.1');
		expect((await everyByte(folder)).includes('secret')).toBe(false);
		expect(store.kept.before).not.toBeNull();
	});
});
