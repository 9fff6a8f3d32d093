// A file replaced whole: what a scanner, a disk without links and a crash at any step leave of it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { JsonFile } from '#server/store/json-file.ts';
import { destroyFile, replaceFile } from '#server/store/replacing.ts';
import { windowsDisk } from '../../support/windows-disk.ts';
import { everyByte, makeFolder } from '../../support/store/folder.ts';

const [before, after] = [Buffer.from('{"name":"Nadia"}'), Buffer.from('{"name":"Yann"}')];

async function withFile() {
	const folder = await makeFolder();
	const path = join(folder, 'data.json');
	await writeFile(path, before);
	return { folder, path };
}

test('L31 a scanner that holds the file for some seconds is waited for', async () => {
	const { folder, path } = await withFile();
	const disk = windowsDisk({ scanMs: 9000 });
	await replaceFile(disk, path, after);
	await replaceFile(disk, path, before);
	expect(disk.refusals()).toBeGreaterThan(10);
	expect(await readFile(path)).toEqual(before);
	expect(await readdir(folder)).toEqual(['data.json']);
	await destroyFile(disk, path);
	expect(await readdir(folder)).toEqual([]);
});

test('L31 a scanner that holds the file for more than ten seconds leaves the old file, and a later try succeeds', async () => {
	const { folder, path } = await withFile();
	const disk = windowsDisk({ scanMs: 15_000 });
	const refused = { name: 'StoreFailure', lasting: false, cause: { code: /EPERM|EACCES|EBUSY/ } };
	await expect(replaceFile(disk, path, after)).rejects.toMatchObject({
		...refused,
		cause: { code: expect.stringMatching(refused.cause.code) }
	});
	expect(await readFile(path)).toEqual(before);
	disk.scanMs = 0;
	await disk.wait(20_000);
	await replaceFile(disk, path, after);
	expect(await readFile(path)).toEqual(after);
	expect(await readdir(folder)).toEqual(['data.json']);
});

test('a file is also replaced on a disk without links', async () => {
	const { folder, path } = await withFile();
	await replaceFile(windowsDisk({ links: false }), path, after);
	expect(await readFile(path)).toEqual(after);
	expect(await readdir(folder)).toEqual(['data.json']);
});

/** The power goes at the act of this number: nothing after it reaches the disk. */
function cutAt(last: number): Disk & { readonly acts: () => number } {
	let acts = 0;
	const counted =
		<Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
		(...given: Given): Promise<Result> =>
			(acts += 1) > last ? Promise.reject(new Error('the power is off')) : act(...given);
	const { open, write, flush, rename, link, remove } = realDisk;
	return {
		...realDisk,
		open: counted(open),
		write: counted(write),
		flush: counted(flush),
		rename: counted(rename),
		link: counted(link),
		remove: counted(remove),
		acts: () => acts
	};
}

test('a replacing that is cut at any step leaves the old file or the new one, and after opening the old words are nowhere', async () => {
	const seen = new Set<string>();
	for (let last = 0; ; last += 1) {
		const { folder, path } = await withFile();
		const disk = cutAt(last);
		await replaceFile(disk, path, after).catch(() => undefined);
		const file = await JsonFile.open(path, realDisk, (json) => json as { name: string }, { name: '' });
		seen.add(file.data.name);
		expect(await readdir(folder)).toEqual(['data.json']);
		const stale = file.data.name === 'Yann' ? 'Nadia' : 'Yann';
		expect((await everyByte(folder)).includes(stale)).toBe(false);
		if (disk.acts() <= last) break;
	}
	expect([...seen]).toEqual(['Nadia', 'Yann']);
});

test('a file that a cut left beside goes with the next destroying or replacing', async () => {
	for (let last = 0; last < 20; last += 1) {
		for (const act of [
			destroyFile,
			(disk: Disk, path: string) => replaceFile(disk, path, Buffer.from('{}'))
		]) {
			const { folder, path } = await withFile();
			await replaceFile(cutAt(last), path, after).catch(() => undefined);
			await act(realDisk, path);
			const bytes = await everyByte(folder);
			for (const name of ['Nadia', 'Yann']) expect(bytes.includes(name)).toBe(false);
			expect((await readdir(folder)).filter((name) => name !== 'data.json')).toEqual([]);
		}
	}
});
