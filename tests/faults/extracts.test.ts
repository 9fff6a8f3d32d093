// A sentence is taken back from a closed meeting, on a disk that stops at each write in turn: no extract ever has words that its journal
// says are withdrawn.
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realDisk } from '#server/store/disk.ts';
import { closedMeeting, extractText, said } from '../support/extracts.ts';
import { facilitator, laptop, type PreparedMeeting } from '../support/hall.ts';
import { newFolder, startServerOn } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { stoppingDisk } from '../support/stopping-disk.ts';

interface Hall {
	readonly dataDir: string;
	readonly made: PreparedMeeting;
	readonly entry: string;
}

async function prepared(): Promise<Hall> {
	const dataDir = join(await newFolder(), 'data');
	const server = await startServerOn(dataDir, {});
	const { made, entry } = await closedMeeting(server);
	await server.close();
	return { dataDir, made, entry };
}

const journalIn = (dataDir: string, { made }: Hall): Promise<string> =>
	readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');

/** Whether it is withdrawn. An extract beside such a journal has no word of it. */
async function lookAt(dataDir: string, hall: Hall, when: string): Promise<boolean> {
	const isWithdrawn = (await journalIn(dataDir, hall)).includes('"EntryWithdrawn"');
	const extract = (await extractText(dataDir, hall.made.id)) ?? '';
	if (isWithdrawn) expect(extract, when).not.toContain(said);
	return isWithdrawn;
}

/** Takes it back, and stops after so many changes. Resolves to a copy of what lies there then; null if it was done before. */
async function stoppedAfter(changes: number, hall: Hall): Promise<string | null> {
	const dataDir = join(await newFolder(), 'data');
	await cp(hall.dataDir, dataDir, { recursive: true });
	const { disk, left } = stoppingDisk(realDisk);
	const server = await startServerOn(dataDir, { disk });
	const staff = await facilitator(server, { ...hall.made, token: await laptop(server) });
	left.changes = changes;
	const command = { type: 'AnswerEntry', entry: hall.entry, version: 1, answer: 'withdrawn' } as const;
	const answer = await staff.send({ ...command, how: 'desk' });
	const isStopped = left.changes < 0;
	const copy = `${dataDir}-copy`;
	await cp(dataDir, copy, { recursive: true });
	onTestFinished(() => rm(copy, { recursive: true, force: true }));
	if (!('refused' in answer)) expect((await extractText(copy, hall.made.id)) ?? '').not.toContain(said);
	left.changes = Infinity;
	await server.close().catch(() => undefined);
	await rm(join(copy, 'lock'), { force: true });
	return isStopped ? copy : null;
}

test('A crash at each write of taking a sentence back: at no instant is there an extract with words that are withdrawn in its journal, nor after the next start', async () => {
	const hall = await prepared();
	const ends: boolean[] = [];
	for (let changes = 0; ; changes += 1) {
		const when = `after ${changes} changes`;
		const copy = await stoppedAfter(changes, hall);
		if (copy === null) break;
		ends.push(await lookAt(copy, hall, when));
		const again = await startServerOn(copy, { stateDir: stateBeside(copy) });
		await lookAt(copy, hall, `${when}, opened again`);
		await again.close();
		await rm(stateBeside(copy), { recursive: true, force: true });
	}
	expect(ends.length).toBeGreaterThan(5);
	expect([ends[0], ends.at(-1)]).toEqual([false, true]);
}, 120_000);
