// Words are masked, on a disk that stops at each write in turn.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { laptop, openMeeting, type PreparedMeeting } from '../support/hall.ts';
import { everyByte } from '../support/hostile/files.ts';
import { newFolder, post, startServerOn } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { stoppingDisk } from '../support/stopping-disk.ts';
import { windowsDisk } from '../support/windows-disk.ts';

const told = 'Zoubidette';
const masking = { id: 'masking-000001', words: told, reason: `Le nom de ${told}` };
/** Each runs on a folder of its own, and mostly waits for the disk. */
const atOnce = 6;

interface Hall {
	readonly folder: string;
	readonly made: PreparedMeeting;
}

/** A closed meeting. A line that was torn off lies beside it. */
async function prepared(): Promise<Hall> {
	const folder = join(await newFolder(), 'data');
	const server = await startServerOn(folder, {});
	const { made, staff } = await openMeeting(server);
	await staff.do({ type: 'EditMeeting', title: `Chez ${told}` });
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: `${told} attend` });
	await staff.do({ type: 'EditEntry', entry, kind: 'quote', words: `Elle attend, ${told} aussi` });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await server.close();
	await writeFile(join(folder, 'meetings', `${made.id}.jsonl.torn-1`), `{"words":"${told}"`);
	return { folder, made };
}

const holding = async (folder: string): Promise<string[]> =>
	[...(await everyByte(folder))].flatMap(([path, bytes]) => (bytes.includes(told) ? [path] : []));

const mask = (server: { url: string }, { id }: PreparedMeeting, token: string) =>
	post<{ places?: number }>(server, `/meetings/${id}/masking`, masking, token);

/** Stops after so many changes. Null: it was done before. */
async function stoppedAfter(changes: number, { folder, made }: Hall, whole: Disk) {
	const dataDir = join(await newFolder(), 'data');
	await cp(folder, dataDir, { recursive: true });
	const { disk, left } = stoppingDisk(whole);
	const server = await startServerOn(dataDir, { disk });
	const token = await laptop(server);
	left.changes = changes;
	const { status } = await mask(server, made, token);
	const isStopped = left.changes < 0;
	const copy = `${dataDir}-copy`;
	await cp(dataDir, copy, { recursive: true });
	left.changes = Infinity;
	await server.close().catch(() => undefined);
	await rm(join(copy, 'lock'), { force: true });
	onTestFinished(() => rm(copy, { recursive: true, force: true }));
	if (status === 200) expect(await holding(copy), `acknowledged after ${changes} changes`).toEqual([]);
	return isStopped ? copy : null;
}

/** Resolves to whether the words are masked. */
async function lookAt(dataDir: string, { made }: Hall, when: string): Promise<boolean> {
	const server = await startServerOn(dataDir, { stateDir: stateBeside(dataDir) });
	try {
		const token = await laptop(server);
		const journal = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
		const isMasked = journal.includes('WordsMasked');
		expect(journal.includes(told), when).toBe(!isMasked);
		if (isMasked) expect(await holding(dataDir), when).toEqual([]);
		expect((await mask(server, made, token)).body.places, when).toBe(3);
		expect(await holding(dataDir), when).toEqual([]);
		const after = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
		expect(after.split('"WordsMasked"').length, when).toBe(2);
		return isMasked;
	} finally {
		await server.close();
		await rm(stateBeside(dataDir), { recursive: true, force: true });
	}
}

// There are almost two hundred. Windows, whose disk is asked in the same order, is stopped at every fourth.
for (const [name, disk, step] of [
	['this disk', () => realDisk, 1],
	['one of Windows', () => windowsDisk(), 4]
] as const)
	test(`A crash at each write of masking words (${name}): the meeting has them or does not, an acknowledged masking leaves them in no file, and it can be sent again`, async () => {
		const hall = await prepared();
		expect((await holding(hall.folder)).length).toBeGreaterThan(2);
		const ends: boolean[] = [];
		const endOf = async (changes: number): Promise<boolean | null> => {
			const copy = await stoppedAfter(changes, hall, disk());
			return copy === null ? null : lookAt(copy, hall, `after ${changes} changes`);
		};
		for (let from = 0, isOver = false; !isOver; from += atOnce) {
			const some = await Promise.all(Array.from({ length: atOnce }, (_, n) => endOf(step * (from + n))));
			ends.push(...some.filter((end) => end !== null));
			isOver = some.includes(null);
		}
		expect(ends.length).toBeGreaterThan(10);
		expect(ends[0]).toBe(false);
		expect(ends.at(-1)).toBe(true);
	}, 300_000);
