import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { realDisk } from '#server/store/disk.ts';
import { StoreFailure } from '#server/store/store.ts';
import {
	choicesOf,
	counted,
	fallibleDisk,
	idea,
	journalOf,
	lineOf,
	makeFolder,
	meeting,
	openFiles
} from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const [first, second] = [lineOf(1, counted(1)), lineOf(2, idea('idea-000001', 'Un banc à l’ombre'))];
const lasting = { name: 'StoreFailure', lasting: true };
const passing = { name: 'StoreFailure', lasting: false };

async function withOneLine() {
	const { disk, fault } = fallibleDisk();
	const it = await openFiles(undefined, disk);
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, [first]);
	return Object.assign(it, { fault });
}

test('a batch takes one write and one flush', async () => {
	const done: string[] = [];
	const it = await openFiles(undefined, {
		...realDisk,
		write: (...write) => (done.push('write'), realDisk.write(...write)),
		flush: (file) => (done.push('flush'), realDisk.flush(file))
	});
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).load(meeting);
	done.length = 0;
	await meetingStreams(it.store).append(
		meeting,
		0,
		Array.from({ length: 50 }, (_, n) => lineOf(n + 1, counted(n)))
	);
	expect(done).toEqual(['write', 'flush']);
});

test('after a failed flush the stream takes nothing more, even when the disk is well again', async () => {
	const it = await withOneLine();
	await meetingStreams(it.store).create('meeting-0002');
	it.fault.flush = 'EIO';
	await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(lasting);
	it.fault.flush = null;
	await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(lasting);
	await expect(meetingStreams(it.store).load(meeting)).rejects.toMatchObject(lasting);
	await expect(meetingStreams(it.store).blank(meeting, () => true)).rejects.toMatchObject(lasting);
	await meetingStreams(it.store).append('meeting-0002', 0, [first]);
	expect(await meetingStreams(await it.reopen()).load(meeting)).toMatchObject({
		lines: [{ version: 1 }, {}]
	});
});

test('a write that failed for another reason than room stays failed', async () => {
	const it = await withOneLine();
	it.fault.write = 'EIO';
	await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(lasting);
	it.fault.write = null;
	await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(lasting);
	expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({ lines: [first], dropped: 0 });
});

describe('a full disk that has room again', () => {
	test('nothing of the failed batch stays, and the next batch is taken', async () => {
		const it = await withOneLine();
		const before = await readFile(journalOf(it.folder));
		Object.assign(it.fault, { write: 'ENOSPC', after: 40 });
		await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(passing);
		expect(await readFile(journalOf(it.folder))).toEqual(before);
		it.fault.write = null;
		await meetingStreams(it.store).append(meeting, 1, [second]);
		expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({
			lines: [first, second],
			dropped: 0
		});
	});

	test('after a full disk whose cleaning up could not be flushed, nothing more is taken', async () => {
		const it = await withOneLine();
		Object.assign(it.fault, { write: 'ENOSPC', flush: 'EIO', after: 40 });
		await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(lasting);
		Object.assign(it.fault, { write: null, flush: null });
		await expect(meetingStreams(it.store).append(meeting, 1, [second])).rejects.toMatchObject(lasting);
		expect(await meetingStreams(await it.reopen()).load(meeting)).toMatchObject({ lines: [first] });
	});

	test('names and catalogue keep what they had', async () => {
		const it = await withOneLine();
		await meetingStreams(it.store).setName(meeting, 'p1', 'Nadia');
		const before = it.store.catalogue.data;
		const address = (draft: { settings: { address: string | null } }) =>
			void (draft.settings.address = '10.0.0.1');
		Object.assign(it.fault, { write: 'ENOSPC', after: 5 });
		await expect(meetingStreams(it.store).setName(meeting, 'p2', 'Yann')).rejects.toMatchObject(passing);
		await expect(it.store.catalogue.update(address)).rejects.toMatchObject(passing);
		expect(await meetingStreams(it.store).names(meeting)).toEqual({ p1: 'Nadia' });
		expect(it.store.catalogue.data).toBe(before);
		it.fault.write = null;
		await meetingStreams(it.store).setName(meeting, 'p2', 'Yann');
		await it.store.catalogue.update(address);
		const store = await it.reopen();
		expect(await meetingStreams(store).names(meeting)).toEqual({ p1: 'Nadia', p2: 'Yann' });
		expect(store.catalogue.data.settings.address).toBe('10.0.0.1');
	});

	test('a box that could not grow keeps what it had, and grows later', async () => {
		const it = await withOneLine();
		const box = 'vote-000001.1';
		const ballot = { box, label: 0, content: ['for'] } as const;
		await meetingStreams(it.store).openBox(meeting, box, 1);
		await meetingStreams(it.store).seal(meeting, [{ ...ballot, owner: 'p1' }]);
		Object.assign(it.fault, { write: 'ENOSPC', after: 5 });
		const more = [{ ...ballot, owner: 'p2' }];
		await expect(meetingStreams(it.store).seal(meeting, more)).rejects.toMatchObject(passing);
		expect(await choicesOf(it.store, box, ['p1', 'p2'])).toHaveLength(1);
		it.fault.write = null;
		await meetingStreams(it.store).seal(meeting, more);
		expect(await choicesOf(it.store, box, ['p1', 'p2'])).toHaveLength(2);
	});

	const tmpfs = process.platform === 'linux' && process.getuid?.() === 0;
	test.skipIf(!tmpfs)('a real small disk gets full and has room again', async ({ skip }) => {
		const folder = await makeFolder();
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
		} catch {
			skip('mounting is not allowed here');
		}
		onTestFinished(() => void execFileSync('umount', ['-l', folder]));
		const it = await openFiles(folder);
		await meetingStreams(it.store).create(meeting);
		await meetingStreams(it.store).append(meeting, 0, [first]);
		await writeFile(join(folder, 'ballast'), Buffer.alloc(200 * 1024));
		const big = lineOf(2, idea('idea-000001', 'Un banc. '.repeat(10_000)));
		await expect(meetingStreams(it.store).append(meeting, 1, [big])).rejects.toMatchObject(passing);
		await writeFile(join(folder, 'ballast'), '');
		await meetingStreams(it.store).append(meeting, 1, [big]);
		expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({
			lines: [first, big],
			dropped: 0
		});
	});
});

test('a box whose flush failed takes and gives nothing more until it is opened again', async () => {
	const it = await withOneLine();
	const box = 'vote-000001.1';
	const ballot = { box, owner: 'p1', label: 0, content: ['for'] } as const;
	await meetingStreams(it.store).openBox(meeting, box, 3);
	await meetingStreams(it.store).seal(meeting, [ballot]);
	it.fault.flush = 'EIO';
	await expect(meetingStreams(it.store).seal(meeting, [{ ...ballot, owner: 'p2' }])).rejects.toMatchObject(
		lasting
	);
	it.fault.flush = null;
	await expect(meetingStreams(it.store).seal(meeting, [ballot])).rejects.toThrow(StoreFailure);
	await expect(meetingStreams(it.store).inBox(meeting, box, ['p1'])).rejects.toThrow(StoreFailure);
	const store = await it.reopen();
	expect(await meetingStreams(store).recoverBox(meeting, box, ['p1', 'p2'])).toContainEqual({
		owner: 'p1',
		label: 0
	});
});
