// A box, or its key, that the disk refuses to read for a while: nothing of it is destroyed or made anew meanwhile.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ToSeal } from '#server/store/streams.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { stateBeside } from '../../support/state.ts';
import { testDisk } from '../../support/test-disk.ts';
import { choicesOf, meeting, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const box = 'vote-000001.1';
const ballot = (person: string): ToSeal => ({
	box,
	owner: person,
	label: 0,
	content: ['for']
});

/** Refuses to open, or to read once it is open, the files of these names. */
function unreadDisk() {
	const it = { refuses: null as RegExp | null, at: 'open' as 'open' | 'read', code: 'EIO' };
	const whole = testDisk();
	const failure = () => Object.assign(new Error(it.code), { code: it.code });
	const disk: Disk = {
		...whole,
		// It refuses for longer than anybody waits, and no test waits as long.
		wait: (ms) => (whole === realDisk ? Promise.resolve() : whole.wait(ms)),
		async open(path, flags, mode) {
			const isRefused = it.refuses?.test(path) === true;
			if (isRefused && it.at === 'open') throw failure();
			const file = await whole.open(path, flags, mode);
			if (isRefused) file.read = () => Promise.reject(failure());
			return file;
		}
	};
	return Object.assign(it, { disk });
}

const bytesIn = async (folder: string): Promise<Record<string, string>> =>
	Object.fromEntries(
		await Promise.all(
			(await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'hex')] as const)
		)
	);

const cases = ['box', 'key'].flatMap((what) =>
	(['open', 'read'] as const).flatMap((at) => ['EIO', 'EACCES', 'EBUSY'].map((code) => ({ what, at, code })))
);

test.each(cases)(
	'L34 a $what that answers $code to $at is left as it is, and read later',
	async (refused) => {
		const it = unreadDisk();
		const files = await openFiles(undefined, it.disk);
		await meetingStreams(files.store).openBox(meeting, box, 4);
		await meetingStreams(files.store).seal(meeting, [ballot('p1')]);
		await files.store.close();
		const folders = [join(files.folder, 'boxes'), join(stateBeside(files.folder), 'keys')];
		const before = await Promise.all(folders.map(bytesIn));
		Object.assign(it, { refuses: new RegExp(`\\.${refused.what}$`), at: refused.at, code: refused.code });
		const store = await files.reopen();
		const notNow = { name: 'StoreFailure', lasting: false };
		await expect(meetingStreams(store).openBox(meeting, box, 4)).rejects.toMatchObject(notNow);
		await expect(meetingStreams(store).seal(meeting, [ballot('p2')])).rejects.toMatchObject(notNow);
		await expect(meetingStreams(store).inBox(meeting, box, ['p1'])).rejects.toMatchObject(notNow);
		await expect(meetingStreams(store).recoverBox(meeting, box, ['p1'])).rejects.toMatchObject(notNow);
		expect(await Promise.all(folders.map(bytesIn))).toEqual(before);
		it.refuses = null;
		await meetingStreams(store).openBox(meeting, box, 4);
		await meetingStreams(store).seal(meeting, [ballot('p2')]);
		expect(await choicesOf(store, box, ['p1', 'p2'])).toEqual(['for', 'for']);
	}
);
