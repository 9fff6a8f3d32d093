import { link, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ToSeal } from '#server/store/streams.ts';
import { realDisk } from '#server/store/disk.ts';
import type { Disk } from '#server/store/disk.ts';
import { decodeSlots, keyNamedIn } from '#server/store/box-file.ts';
import { BoxKeys } from '#server/store/box-keys.ts';
import { contentText, mostContentBytes, slotBytes } from '#server/store/slot.ts';
import { stateBeside } from '../../support/state.ts';
import { choicesOf, everyByte, meeting, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const box = 'vote-000001.1';
const boxFile = `${meeting}.vote-000001.1.box`;
const ballot = (person: string, option: string): ToSeal => ({
	box,
	owner: person,
	label: 0,
	content: [option]
});

async function withBox(capacity: number, disk?: Disk) {
	const it = await openFiles(undefined, disk);
	await meetingStreams(it.store).openBox(meeting, box, capacity);
	const [boxes, keys] = [join(it.folder, 'boxes'), join(stateBeside(it.folder), 'keys')];
	const [key = ''] = await readdir(keys);
	return Object.assign(it, { boxes, path: join(boxes, boxFile), keys, key: join(keys, key) });
}

/** How many ballots these bytes of a box hold. */
async function ballotsIn({ folder, keys }: { folder: string; keys: string }, bytes: Buffer): Promise<number> {
	const key = await (await BoxKeys.open(keys, folder, realDisk)).find(keyNamedIn(bytes) ?? '');
	return key ? decodeSlots(key, bytes).filter((slot) => typeof slot === 'object').length : -1;
}

test('nobody can read a person, a device or an hour in the folder of boxes', async () => {
	const { store, boxes } = await withBox(8);
	const persons = ['person-aaaa', 'person-bbbb'];
	await meetingStreams(store).seal(
		meeting,
		persons.map((person) => ballot(person, 'for'))
	);
	const bytes = await everyByte(boxes);
	for (const person of persons)
		for (const form of [person, Buffer.from(person).toString('hex'), Buffer.from(person).toString('base64')])
			expect(bytes.includes(form)).toBe(false);
	expect(await readdir(boxes)).toEqual([boxFile]);
});

test('every ballot takes the same room, and the box keeps its size', async () => {
	const { store, path } = await withBox(6);
	const { size } = await stat(path);
	expect(size / slotBytes).toBe(1 + 6);
	for (const person of ['p1', 'p2', 'p3'])
		await meetingStreams(store).seal(meeting, [ballot(person, 'none')]);
	expect((await stat(path)).size).toBe(size);
});

test('the places in the box do not follow the order in which ballots came', async () => {
	const it = await openFiles();
	const orders = new Set<string>();
	for (let round = 1; round <= 12; round += 1) {
		await meetingStreams(it.store).openBox(meeting, `vote-000001.${round}`, 8);
		const path = join(it.folder, 'boxes', `${meeting}.vote-000001.${round}.box`);
		const places: number[] = [];
		for (const person of ['p1', 'p2', 'p3', 'p4']) {
			const before = await readFile(path);
			await meetingStreams(it.store).seal(meeting, [
				{ ...ballot(person, 'for'), box: `vote-000001.${round}` }
			]);
			const now = await readFile(path);
			places.push(Math.floor(now.findIndex((byte, at) => byte !== before[at]) / slotBytes));
		}
		orders.add(places.join());
	}
	expect(orders.size).toBeGreaterThan(6); // of 1680 orders, seven or more in twelve draws but once in 10^12
});

test('a crash between filling a slot and clearing the old one leaves the later choice, once', async () => {
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
	await meetingStreams(it.store).seal(meeting, [ballot('p2', 'none')]);
	const choices = ['for', 'against', 'abstain', 'for', 'against', 'abstain', 'for'];
	const crashed: { option: string; bytes: Buffer }[] = [];
	for (const option of choices) {
		await meetingStreams(it.store).seal(meeting, [ballot('p1', option)]);
		crashed.push({ option, bytes: flushed ?? Buffer.alloc(0) });
	}
	path = '';
	for (const { option, bytes } of crashed) {
		await it.store.close();
		await writeFile(it.path, bytes);
		const store = await it.reopen();
		const expected = [option, 'none'].sort();
		expect(await choicesOf(store, box, ['p1', 'p2'])).toEqual(expected);
		expect(await meetingStreams(store).recoverBox(meeting, box, ['p1', 'p2'])).toHaveLength(2);
		expect(await choicesOf(store, box, ['p1', 'p2'])).toEqual(expected);
		expect(await ballotsIn(it, await readFile(it.path))).toBe(2);
	}
	for (const { bytes } of crashed.slice(1)) expect(await ballotsIn(it, bytes)).toBe(3);
});

test('a destroyed box leaves no file, and zeros where its bytes were', async () => {
	const { store, boxes, path, folder, keys, key } = await withBox(4);
	await meetingStreams(store).seal(meeting, [ballot('p1', 'for')]);
	const traces = [join(folder, 'trace-box'), join(folder, 'trace-key')];
	await link(path, join(folder, 'trace-box'));
	await link(key, join(folder, 'trace-key'));
	await meetingStreams(store).destroyBox(meeting, box);
	for (const each of [boxes, keys]) expect(await readdir(each)).toEqual([]);
	for (const trace of traces) expect((await readFile(trace)).every((byte) => byte === 0)).toBe(true);
});

test('a box that grew leaves zeros where the smaller one was', async () => {
	const { store, path, folder } = await withBox(1);
	await meetingStreams(store).seal(meeting, [ballot('p1', 'for')]);
	await link(path, join(folder, 'trace'));
	await meetingStreams(store).seal(meeting, [ballot('p2', 'for')]);
	expect((await readFile(join(folder, 'trace'))).every((byte) => byte === 0)).toBe(true);
	expect(await choicesOf(store, box, ['p1', 'p2'])).toHaveLength(2);
});

test('half a box that a crash left is reported, counts nothing, and can be opened anew', async () => {
	const it = await withBox(4);
	await meetingStreams(it.store).seal(meeting, [ballot('p1', 'for')]);
	await it.store.close();
	await writeFile(it.key, ''); // the end of a vote, cut: the key went first
	const store = await it.reopen();
	expect(await meetingStreams(store).inBox(meeting, box, ['p1'])).toBeNull();
	expect(await meetingStreams(store).boxes(meeting)).toEqual([box]);
	await meetingStreams(store).openBox(meeting, box, 4);
	expect(await meetingStreams(store).inBox(meeting, box, ['p1'])).toEqual([]);
});

test('a damaged slot is not counted', async () => {
	const it = await withBox(1);
	await meetingStreams(it.store).seal(meeting, [ballot('p1', 'for')]);
	await it.store.close();
	const whole = await readFile(it.path);
	for (const at of [512, 600, 1023]) {
		const bytes = Buffer.from(whole);
		bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
		await writeFile(it.path, bytes);
		const store = await it.reopen();
		expect(await meetingStreams(store).inBox(meeting, box, ['p1'])).toEqual([]);
	}
});

test('a content of any shape is kept whole; a content that is too large is refused before anything is written', async () => {
	const it = await withBox(4);
	expect(JSON.parse(contentText({ a: 3, b: [1, 2] }))).toEqual({ a: 3, b: [1, 2] });
	const largest = 'x'.repeat(mostContentBytes - 4);
	await meetingStreams(it.store).seal(meeting, [ballot('p1', largest)]);
	const before = await readFile(it.path);
	await expect(
		meetingStreams(it.store).seal(meeting, [ballot('p2', 'for'), ballot('p3', `${largest}é`)])
	).rejects.toMatchObject({
		name: 'StoreFailure',
		lasting: false,
		message: `a content of ${mostContentBytes + 2} bytes; a slot holds ${mostContentBytes}`
	});
	expect(await readFile(it.path)).toEqual(before);
	await meetingStreams(it.store).seal(meeting, [ballot('p2', 'for')]);
	expect(await choicesOf(it.store, box, ['p1', 'p2'])).toEqual(['for', largest]);
});

test('every sector of a box but the first looks like noise, whether filled, emptied or unused; the first names no option', async () => {
	const it = await withBox(40);
	const noise = async (): Promise<number[]> => {
		const bytes = await readFile(it.path);
		const sectors = Array.from({ length: 40 }, (_, n) =>
			bytes.subarray((n + 1) * slotBytes, (n + 2) * slotBytes)
		);
		expect(new Set(sectors.map((sector) => sector.toString('hex'))).size).toBe(40);
		return sectors.map((sector) => new Set(sector).size);
	};
	for (const option of ['for', 'none', 'against'])
		await meetingStreams(it.store).seal(
			meeting,
			Array.from({ length: 12 }, (_, n) => ballot(`p${n}`, option))
		);
	// Of 512 random bytes 221 differ, give or take nine: noise leaves these bounds once in some millions.
	for (const different of await noise()) expect(Math.abs(different - 221)).toBeLessThan(50);
	const header = (await readFile(it.path)).toString('utf8', 0, slotBytes);
	expect(header.trim()).toMatch(/^\{"v":2,"key":"[0-9a-f]{32}"\}$/);
});
