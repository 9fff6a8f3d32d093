import { link, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SealedBallot } from '#meeting/vote/state.ts';
import { realDisk } from '#server/store/disk.ts';
import type { Disk } from '#server/store/disk.ts';
import { everyByte, meeting, openFiles } from './support.ts';

const box = { vote: 'vote-000001', round: 1 };
const options = ['for', 'against', 'abstain', 'none'];
const boxFile = `${meeting}.vote-000001.1.box`;
const ballot = (person: string, option: string): SealedBallot => ({
	kind: 'ballot',
	...box,
	person,
	channel: 'phone',
	choice: [option]
});

async function withBox(capacity: number, disk?: Disk) {
	const it = await openFiles(undefined, disk);
	await it.store.openBox(meeting, box, options, capacity);
	const boxes = join(it.folder, 'boxes');
	return Object.assign(it, { boxes, path: join(boxes, boxFile) });
}

test('no person, device or hour can be read in the folder of boxes', async () => {
	const { store, boxes } = await withBox(8);
	const persons = ['person-aaaa', 'person-bbbb'];
	await store.seal(
		meeting,
		persons.map((person) => ballot(person, 'for'))
	);
	const bytes = await everyByte(boxes);
	for (const person of persons)
		for (const form of [person, Buffer.from(person).toString('hex'), Buffer.from(person).toString('base64')])
			expect(bytes.includes(form)).toBe(false);
	expect((await readdir(boxes)).sort()).toEqual([boxFile, boxFile.replace('.box', '.key')]);
});

test('every ballot takes the same room, and the box keeps its size', async () => {
	const { store, path } = await withBox(6);
	const { size } = await stat(path);
	expect((size - 1024) / 32).toBe(6);
	for (const person of ['p1', 'p2', 'p3']) await store.seal(meeting, [ballot(person, 'none')]);
	expect((await stat(path)).size).toBe(size);
});

test('the places do not follow the order in which ballots came', async () => {
	const it = await openFiles();
	const orders = new Set<string>();
	for (let round = 1; round <= 12; round += 1) {
		await it.store.openBox(meeting, { ...box, round }, options, 8);
		const path = join(it.folder, 'boxes', `${meeting}.vote-000001.${round}.box`);
		const places: number[] = [];
		for (const person of ['p1', 'p2', 'p3', 'p4']) {
			const before = await readFile(path);
			await it.store.seal(meeting, [{ ...ballot(person, 'for'), round }]);
			const now = await readFile(path);
			places.push(Math.floor((now.findIndex((byte, at) => byte !== before[at]) - 1024) / 32));
		}
		orders.add(places.join());
	}
	expect(orders.size).toBeGreaterThan(6); // of 1680 orders, seven or more in twelve draws but once in 10^12
});

test('a crash between the filling of a slot and the clearing of the old one leaves the later choice, once', async () => {
	let flushed: Buffer | null = null;
	let path = '';
	const disk: Disk = {
		...realDisk,
		async flush(file) {
			await realDisk.flush(file);
			flushed = path === '' ? null : await readFile(path).catch(() => null);
		}
	};
	const it = await withBox(6, disk);
	path = it.path;
	await it.store.seal(meeting, [ballot('p2', 'none')]);
	const choices = ['for', 'against', 'abstain', 'for', 'against', 'abstain', 'for'];
	const crashed: { option: string; bytes: Buffer }[] = [];
	for (const option of choices) {
		await it.store.seal(meeting, [ballot('p1', option)]);
		crashed.push({ option, bytes: flushed ?? Buffer.alloc(0) });
	}
	path = '';
	for (const { option, bytes } of crashed) {
		await it.store.close();
		await writeFile(it.path, bytes);
		const store = await it.reopen();
		const expected = { cast: 2, counts: { for: 0, against: 0, abstain: 0, none: 1, [option]: 1 } };
		expect(await store.tally(meeting, box)).toEqual(expected);
		expect(await store.recoverBox(meeting, box, ['p1', 'p2'])).toHaveLength(2);
		expect(await store.tally(meeting, box)).toEqual(expected);
		expect(used(await readFile(it.path))).toBe(2);
	}
	expect(crashed.slice(1).map(({ bytes }) => used(bytes))).toEqual(Array(6).fill(3));
});

function used(bytes: Buffer): number {
	let filled = 0;
	for (let at = 1024; at < bytes.length; at += 32)
		if (bytes.subarray(at, at + 32).some((byte) => byte !== 0)) filled += 1;
	return filled;
}

test('a destroyed box leaves no file, and zeros where its bytes were', async () => {
	const { store, boxes, path, folder } = await withBox(4);
	await store.seal(meeting, [ballot('p1', 'for')]);
	const traces = [join(folder, 'trace-box'), join(folder, 'trace-key')];
	await link(path, join(folder, 'trace-box'));
	await link(path.replace('.box', '.key'), join(folder, 'trace-key'));
	await store.destroyBox(meeting, box);
	expect(await readdir(boxes)).toEqual([]);
	for (const trace of traces) expect((await readFile(trace)).every((byte) => byte === 0)).toBe(true);
});

test('a box that grew leaves zeros where the smaller one was', async () => {
	const { store, path, folder } = await withBox(1);
	await store.seal(meeting, [ballot('p1', 'for')]);
	await link(path, join(folder, 'trace'));
	await store.seal(meeting, [ballot('p2', 'for')]);
	expect((await readFile(join(folder, 'trace'))).every((byte) => byte === 0)).toBe(true);
	expect(await store.tally(meeting, box)).toMatchObject({ cast: 2 });
});

test('half of a box, left by a crash, is told, counts nothing and can be opened anew', async () => {
	const it = await withBox(4);
	await it.store.seal(meeting, [ballot('p1', 'for')]);
	await it.store.close();
	await writeFile(it.path.replace('.box', '.key'), ''); // the end of a vote, cut: the key went first
	const store = await it.reopen();
	expect(await store.tally(meeting, box)).toBeNull();
	expect(await store.boxes(meeting)).toEqual([box]);
	await store.openBox(meeting, box, options, 4);
	expect(await store.tally(meeting, box)).toMatchObject({ cast: 0 });
});

test('a slot that was damaged is not counted', async () => {
	const it = await withBox(4);
	await it.store.seal(meeting, [ballot('p1', 'for'), ballot('p2', 'for')]);
	await it.store.close();
	const bytes = await readFile(it.path);
	const at = bytes.findIndex((byte, index) => index >= 1024 && byte !== 0);
	bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
	await writeFile(it.path, bytes);
	const store = await it.reopen();
	expect(await store.tally(meeting, box)).toMatchObject({ cast: 1 });
});

test('an option the box does not know is refused, and the box goes on', async () => {
	const { store } = await withBox(4);
	await expect(store.seal(meeting, [ballot('p1', 'maybe')])).rejects.toThrow(RangeError);
	await store.seal(meeting, [ballot('p1', 'for')]);
	expect(await store.tally(meeting, box)).toMatchObject({ cast: 1 });
});
