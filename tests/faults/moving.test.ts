// A meeting comes from another computer, on a disk that stops at each write in turn. Evenings of every released version come, too.
import { existsSync } from 'node:fs';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { realDisk, type Disk } from '#server/store/disk.ts';
import { stoppingDisk } from '../support/stopping-disk.ts';
import {
	facilitator,
	laptop,
	makeMeeting,
	resident,
	tablesOf,
	type PreparedMeeting
} from '../support/hall.ts';
import { exported, imported, publishedFile } from '../support/moving.ts';
import { newFolder, startServerOn, startTestServer } from '../support/server.ts';
import { adopt, stateBeside } from '../support/state.ts';
import { windowsDisk } from '../support/windows-disk.ts';
import { readMinutes } from '../support/reading.ts';

/** Each runs on a folder of its own, and mostly waits for the disk. */
const atOnce = 6;

interface Files {
	readonly made: PreparedMeeting;
	readonly prepared: Buffer<ArrayBuffer>;
	readonly held: Buffer<ArrayBuffer>;
}

async function prepareAndHold(): Promise<Files> {
	const office = await startTestServer();
	const made = await makeMeeting(office, { title: 'Le toit' });
	const prepared = (await exported(office, made.token, made.id)).bytes;
	const staff = await facilitator(office, made);
	await staff.do({ type: 'OpenDoors' });
	for (const name of ['Amina', 'Basile']) await (await resident(office, made)).do({ type: 'SetName', name });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	return { made, prepared, held: (await exported(office, made.token, made.id)).bytes };
}

/** Stops after so many changes. Resolves to a copy of the folder as it was left. Null: it was done before. */
async function stoppedAfter(changes: number, files: Files, isPrepared: boolean, whole: Disk) {
	const dataDir = join(await newFolder(), 'data');
	const { disk, left } = stoppingDisk(whole);
	const server = await startServerOn(dataDir, { disk });
	const token = await laptop(server);
	if (isPrepared) await imported(server, token, files.prepared);
	left.changes = changes;
	const answer = await imported(server, token, files.held);
	const isStopped = left.changes < 0;
	const copy = `${dataDir}-copy`;
	await cp(dataDir, copy, { recursive: true });
	left.changes = Infinity;
	await server.close().catch(() => undefined);
	await rm(join(copy, 'lock'), { force: true });
	onTestFinished(() => rm(copy, { recursive: true, force: true }));
	return isStopped ? { copy, answer } : null;
}

async function lookAt(dataDir: string, { made, prepared, held }: Files, isPrepared: boolean, told: string) {
	const server = await startServerOn(dataDir, { stateDir: stateBeside(dataDir) });
	try {
		expect(server.recovered, told).toBeNull();
		const token = await laptop(server);
		const rows = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
		const file = rows.length > 0 ? (await exported(server, token, made.id)).bytes : null;
		const isAll = file?.equals(held) === true;
		const isAsBefore = isPrepared ? file?.equals(prepared) === true : file === null;
		expect(isAll || isAsBefore, told).toBe(true);
		if (isAll) expect(rows, told).toMatchObject([{ phase: 'closed' }]);
		if (rows.length === 0)
			for (const part of ['meetings', 'names']) expect(await readdir(join(dataDir, part)), told).toEqual([]);
		const { arrival } = await imported(server, token, held);
		expect(arrival, told).toBe(isAll ? 'already-here' : isPrepared ? 'longer' : 'taken');
		expect((await exported(server, token, made.id)).bytes.equals(held), told).toBe(true);
		return isAll;
	} finally {
		await server.close();
		await rm(stateBeside(dataDir), { recursive: true, force: true });
	}
}

for (const [name, disk] of [
	['this disk', () => realDisk],
	['one of Windows', () => windowsDisk()]
] as const)
	for (const [what, isPrepared] of [
		['new here', false],
		['prepared here', true]
	] as const)
		test(`A crash at each write of taking a meeting over from a file (${what}) (${name}): nothing of the meeting is here, or all of it, and it can be taken over again`, async () => {
			const files = await prepareAndHold();
			const ends: boolean[] = [];
			const endOf = async (changes: number): Promise<boolean | null> => {
				const stopped = await stoppedAfter(changes, files, isPrepared, disk());
				return stopped && lookAt(stopped.copy, files, isPrepared, `after ${changes} changes`);
			};
			for (let from = 0, isOver = false; !isOver; from += atOnce) {
				const some = await Promise.all(Array.from({ length: atOnce }, (_, n) => endOf(from + n)));
				ends.push(...some.filter((end) => end !== null));
				isOver = some.includes(null);
			}
			expect(ends.length).toBeGreaterThan(10);
			expect(ends[0]).toBe(false);
			expect(ends.at(-1)).toBe(true);
		});

const released = join(import.meta.dirname, 'released');

test('An evening of each released version is closed and taken to another computer: the same file comes out of it, and its minutes say the same', async () => {
	const versions = (await readdir(released, { withFileTypes: true })).filter((each) => each.isDirectory());
	expect(versions.length).toBeGreaterThan(3);
	for (const { name: version } of versions) {
		const dataDir = join(await newFolder(), 'data');
		await cp(join(released, version), dataDir, { recursive: true });
		const kept = join(import.meta.dirname, 'released-keys', version);
		if (existsSync(kept)) {
			await cp(kept, stateBeside(dataDir), { recursive: true });
			await adopt(stateBeside(dataDir), dataDir);
		}
		const old = await startTestServer({ dataDir });
		const token = await laptop(old);
		const [row] = (await tablesOf(old, token)).tables.flatMap(({ meetings }) => meetings);
		if (!row) throw new Error(version);
		const staff = await facilitator(old, { ...row, token });
		await staff.do({ type: 'CloseMeeting', lost: true });
		await staff.until((view) => view.meeting.phase === 'closed');
		const file = (await exported(old, token, row.id)).bytes;
		expect(file.toString(), version).toContain('Amina');

		const hall = await startTestServer();
		const own = await laptop(hall);
		expect(await imported(hall, own, file), version).toEqual({ arrival: 'taken', id: row.id });
		expect((await exported(hall, own, row.id)).bytes.equals(file), version).toBe(true);
		const minutes = await Promise.all([minutesOf(old, row.id, token), minutesOf(hall, row.id, own)]);
		expect(minutes[1], version).toEqual(minutes[0]);
		await old.close();
		await hall.close();
	}
});

/** Files as each version exported them. A new version adds its own, as in `released.test.ts`. */
const files = join(import.meta.dirname, 'released-files');

test('The file of a meeting that every released version exported: it is taken over, and comes out the same', async () => {
	const here = join(files, `${packageFile.version}.tablee`);
	if (process.env['KEEP_RELEASE'] && !existsSync(here)) await writeFile(here, await publishedFile());
	const names = (await readdir(files)).filter((name) => name.endsWith('.tablee')).toSorted();
	expect(names).toContain(`${packageFile.version}.tablee`);
	for (const name of names) {
		const file = await readFile(join(files, name));
		const server = await startTestServer();
		const token = await laptop(server);
		const { arrival, id } = await imported(server, token, file);
		expect(arrival, name).toBe('taken');
		expect((await exported(server, token, id ?? '')).bytes.equals(file), name).toBe(true);
		await server.close();
	}
});

async function minutesOf(server: { readonly url: string }, id: string, token: string): Promise<object> {
	const minutes = (await (await readMinutes(server, { id, token }, '.json')).json()) as object;
	return { ...minutes, writtenAt: 0 };
}
