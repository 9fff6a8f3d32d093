// Rows of the matrix that are about the engine: each is run over the meeting and over the test kind.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { bareId } from '../support/bare-client.ts';
import { dice } from '../support/dice.ts';
import { does, everyKind, leading, type Serve } from '../support/served.ts';
import { newFolder } from '../support/server.ts';
import { readJournal } from '../support/store/read-journal.ts';

const run = promisify(execFile);
type Change = (bytes: Buffer, starts: readonly number[]) => Buffer;

/** Served anew after its journal was changed, with four things done before, or more until the journal is such as the change needs. */
async function changed(serve: Serve, change: Change, isFit: (bytes: Buffer) => boolean = () => true) {
	const served = await serve();
	const lead = await leading(served);
	let done = 0;
	while (done < 4 || !isFit(await readFile(served.journal)))
		expect(await does(lead, served, (done += 1))).toHaveProperty('version');
	await served.close();
	const bytes = await readFile(served.journal);
	const read = readJournal(bytes);
	if ('damaged' in read) throw new Error(read.damaged.reason);
	const after = change(
		bytes,
		read.lines.map(({ start }) => start)
	);
	await writeFile(served.journal, after);
	return { again: await served.again(), after, done };
}

/** It has no room for a file to grow. What lies within a file can be written again. */
function diskWithoutRoom() {
	const fault = { isFull: false };
	const disk: Disk = {
		...realDisk,
		write: async (file, bytes, position) => {
			if (fault.isFull && position + bytes.length > (await file.stat()).size)
				throw Object.assign(new Error('the test has no room'), { code: 'ENOSPC' });
			return realDisk.write(file, bytes, position);
		}
	};
	return { disk, fault };
}

/** Where the last sector of a disk begins. */
const edgeOf = (bytes: Buffer): number => Math.floor((bytes.length - 1) / 512) * 512;

describe.each(everyKind)('%s', (_, serve) => {
	test('The disk is full, then has room again: nothing of what was refused stays, and the same command is taken', async () => {
		const { disk, fault } = diskWithoutRoom();
		const served = await serve({ disk });
		const lead = await leading(served);
		expect(await does(lead, served, 1)).toHaveProperty('version');
		await lead.until((view) => served.done(view) === 1);
		fault.isFull = true;
		const id = bareId();
		expect(await lead.send(id, served.act(2))).toEqual({ refused: 'not-saved' });
		const bytes = await readFile(served.journal);
		expect([readJournal(bytes), bytes.includes(id)]).toMatchObject([{ length: bytes.length }, false]);
		expect(served.done(lead.view)).toBe(1);
		fault.isFull = false;
		expect(await lead.send(id, served.act(2))).toHaveProperty('version');
		await served.close();
		const back = await leading(await served.again());
		expect(served.done(back.view)).toBe(2);
	});

	test('The journal is cut within its last record: the stream goes on from the last whole record', async () => {
		const { again } = await changed(serve, (bytes, starts) => bytes.subarray(0, (starts.at(-1) ?? 0) + 40));
		const back = await leading(again);
		expect(again.done(back.view)).toBe(3);
		expect(await does(back, again, 5)).toHaveProperty('version');
	});

	test('The last sector is zeroed: the stream goes on from the record before the one in which it begins', async () => {
		let lost = 0;
		const zero = (bytes: Buffer, starts: readonly number[]) => {
			const edge = edgeOf(bytes);
			lost = starts.filter((_, index) => (starts[index + 1] ?? bytes.length) > edge).length;
			return Buffer.from(bytes).fill(0, edge);
		};
		// A whole record whose newline alone is zeroed is damage, not a torn tail.
		const isFit = (bytes: Buffer) => bytes[edgeOf(bytes)] !== 0x0a;
		const { again, done } = await changed(serve, zero, isFit);
		const back = await leading(again);
		expect(again.done(back.view)).toBe(done - lost);
		expect(lost).toBeGreaterThan(0);
		expect(await does(back, again, done + 1)).toHaveProperty('version');
	});

	test('One bit flips in the middle: the stream is refused by name, and left untouched', async () => {
		const chance = dice(7);
		const { again, after } = await changed(serve, (bytes, starts) => {
			const at = (starts.at(-3) ?? 0) + 10 + chance.roll(60);
			bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
			return bytes;
		});
		await expect(leading(again)).rejects.toThrow('damaged');
		expect((await readFile(again.journal)).equals(after)).toBe(true);
	});

	test('The server is gone before its answer: the same command, sent to the next one, gets one answer and is done once', async () => {
		const served = await serve();
		const lead = await leading(served);
		const [id, other] = [bareId(), bareId()];
		const first = await lead.send(id, served.act(1));
		void lead.send(other, served.act(2)); // nobody waits for it
		await served.close();
		const again = await served.again();
		const back = await leading(again);
		expect(await back.send(id, again.act(1))).toEqual(first);
		const answer = await back.send(other, again.act(2));
		expect(await back.send(other, again.act(2))).toEqual(answer);
		await back.until((view) => again.done(view) === 2);
	});

	test('The folder is copied while acts come: each copy opens with all that was acknowledged before, and goes on', async () => {
		const served = await serve();
		const lead = await leading(served);
		let acts = 0;
		const tenMore = async () => {
			for (let n = 0; n < 10; n += 1) expect(await does(lead, served, (acts += 1))).toHaveProperty('version');
		};
		await tenMore();
		const copies: { readonly path: string; readonly atLeast: number }[] = [];
		while (copies.length < 3) {
			const [path, atLeast] = [join(await newFolder(), 'copy'), acts];
			const copying = run('cp', ['-r', served.folder, path]).catch(() => undefined); // a file may go while it is copied
			await Promise.all([copying, tenMore()]);
			copies.push({ path, atLeast });
		}
		const whole = await readFile(served.journal, 'utf8');
		for (const { path, atLeast } of copies) {
			const copy = await served.again(path);
			const back = await leading(copy);
			expect(whole.startsWith(await readFile(copy.journal, 'utf8'))).toBe(true);
			expect(copy.done(back.view)).toBeGreaterThanOrEqual(atLeast);
			expect(await does(back, copy, acts + 1)).toHaveProperty('version');
			await copy.close();
		}
	});
});
