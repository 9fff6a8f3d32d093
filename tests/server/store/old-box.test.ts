// Boxes as released versions wrote them, with their key beside them: they are made anew when they are opened, safe at any cut.
import { cp, link, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { stateBeside } from '../../support/state.ts';
import { diskUntil } from '../../support/store/disk-until.ts';
import { makeFolder } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const released = resolve(import.meta.dirname, '../../faults/released');
const versions = ['0.1.0', '0.1.1'];

/** A copy of that evening; `voter` has one ballot, for, in the box that is open. */
async function evening(version: string) {
	const folder = join(await makeFolder(), 'data');
	await cp(join(released, version), folder, { recursive: true });
	const [file = ''] = (await readdir(join(folder, 'boxes'))).filter((name) => name.endsWith('.box'));
	const [meeting = '', vote = '', round = ''] = file.split('.');
	const open = async (disk?: Disk) => {
		const store = await openFileStore(folder, stateBeside(folder), disk);
		onTestFinished(() => store.close());
		return store;
	};
	const journal = await readFile(join(folder, 'meetings', `${meeting}.jsonl`), 'utf8');
	const [, voter = ''] = /"BallotCast"[^}]*"round":2[^}]*"person":"([^"]+)"/.exec(journal) ?? [];
	const box = `${vote}.${round}`;
	return { folder, file: join(folder, 'boxes', file), meeting, box, voter, open };
}

const inIt = [{ label: 0, content: ['for'] }];

test.each(versions)(
	'L34 a box of %s is read and made anew, and its old bytes are overwritten',
	async (version) => {
		const { folder, file, meeting, box, voter, open } = await evening(version);
		const old = await Promise.all([file, file.replace('.box', '.key')].map((path) => readFile(path)));
		await link(file, join(folder, 'trace-box'));
		await link(file.replace('.box', '.key'), join(folder, 'trace-key'));
		const store = await open();
		expect(await meetingStreams(store).recoverBox(meeting, box, ['nobody', voter])).toEqual([
			{ owner: voter, label: 0 }
		]);
		expect(await meetingStreams(store).inBox(meeting, box, [voter])).toEqual(inIt);
		await store.close();
		expect(await readdir(join(folder, 'boxes'))).toEqual([file.slice(file.lastIndexOf('/') + 1)]);
		for (const trace of ['trace-box', 'trace-key'])
			expect((await readFile(join(folder, trace))).every((byte) => byte === 0)).toBe(true);
		expect((await readFile(file)).length).toBeGreaterThan(old[0]?.length ?? 0);
		expect((await readFile(file)).includes(old[1] ?? '')).toBe(false);
		expect((await readFile(file, 'latin1')).slice(0, 6)).toBe('{"v":2');
		const again = await open();
		expect(await meetingStreams(again).inBox(meeting, box, [voter])).toEqual(inIt);
		await meetingStreams(again).destroyBox(meeting, box);
		expect(await readdir(join(stateBeside(folder), 'keys'))).toEqual([]);
	}
);

const everyFile = async (folder: string): Promise<Buffer[]> =>
	Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));

test('L34 a crash at any act of the disk while a box is made anew loses no ballot and leaves no second key', async () => {
	let cuts = 0;
	for (let limit = 0; ; limit += 1) {
		const { folder, meeting, box, voter, open } = await evening('0.1.1');
		const cut = diskUntil(limit);
		const dying = await open(cut.disk);
		cut.isArmed = true;
		await meetingStreams(dying)
			.inBox(meeting, box, [voter])
			.catch(() => undefined);
		cut.isArmed = false;
		await dying.close();
		if (cut.acts <= limit) break;
		cuts += 1;
		const store = await open();
		expect(await meetingStreams(store).inBox(meeting, box, [voter]), `after ${limit}`).toEqual(inIt);
		expect(await readdir(join(folder, 'boxes')), `after ${limit}`).toHaveLength(1);
		const keys = await everyFile(join(stateBeside(folder), 'keys'));
		expect(
			keys.filter((bytes) => bytes.length > 64),
			`after ${limit}`
		).toHaveLength(1); // whole ones
		await store.close();
	}
	expect(cuts).toBeGreaterThan(12);
});
