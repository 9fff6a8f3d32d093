// A longer history takes the place of the one here. Nothing stays that the longer one has erased. If the disk refuses, nothing changes.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { facilitator, laptop, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { exported, imported } from '../../support/moving.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testDisk } from '../../support/test-disk.ts';

/** A meeting with Amina and Basile, closed here. Elsewhere it was reopened, Amina was forgotten, and it was closed again. */
async function twice(disk: Disk = testDisk()) {
	const office = await startTestServer({ disk });
	const { made, staff } = await openMeeting(office, { title: 'Le toit' });
	for (const name of ['Amina', 'Basile']) await (await resident(office, made)).do({ type: 'SetName', name });
	await close(staff);
	const hall = await startTestServer();
	const there = { ...made, token: await laptop(hall) };
	await imported(hall, there.token, (await exported(office, made.token, made.id)).bytes);
	const again = await facilitator(hall, there);
	await again.do({ type: 'ReopenMeeting', reason: 'Une faute' });
	const amina = again.view.persons.find(({ label }) => label.kind === 'name' && label.name === 'Amina');
	await again.do({ type: 'ForgetPerson', person: amina?.id ?? '' });
	await close(again);
	return { office, made, longer: (await exported(hall, there.token, made.id)).bytes };
}

async function close(staff: Awaited<ReturnType<typeof facilitator>>): Promise<void> {
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
}

const inFolder = async ({ dataDir }: TestServer, { id }: PreparedMeeting) => ({
	names: Object.values(
		(JSON.parse(await readFile(join(dataDir, 'names', `${id}.json`), 'utf8')) as { names: object }).names
	).sort(),
	journal: await readFile(join(dataDir, 'meetings', `${id}.jsonl`), 'utf8'),
	arriving: (
		JSON.parse(await readFile(join(dataDir, 'catalogue.json'), 'utf8')) as { arriving: readonly string[] }
	).arriving
});

test('L100 a name that was forgotten elsewhere is nowhere here, as soon as that history is taken over', async () => {
	const { office, made, longer } = await twice();
	expect((await inFolder(office, made)).names).toEqual(['Amina', 'Basile']);
	expect(await imported(office, made.token, longer)).toEqual({ arrival: 'longer', id: made.id });
	expect((await inFolder(office, made)).names).toEqual(['Basile']);
});

test('L100 that name also goes from a file of names that could not be read and was set aside', async () => {
	const { office, made, longer } = await twice();
	await office.close();
	await writeFile(join(office.dataDir, 'names', `${made.id}.json`), '{"Amina');
	const again = await startTestServer({ dataDir: office.dataDir });
	expect((await imported(again, await laptop(again), longer)).arrival).toBe('longer');
	expect(await readdir(join(office.dataDir, 'names'))).toEqual([`${made.id}.json`]);
});

const nothing: (path: string) => boolean = () => false;

/** `refuses`: it is asked whenever a file gets this name. */
function namingDisk() {
	const disk = testDisk();
	const named: string[] = [];
	const own = {
		named,
		refuses: nothing,
		disk: {
			...disk,
			rename: async (from, to) => {
				if (own.refuses(to)) throw Object.assign(new Error('refused'), { code: 'ENOSPC' });
				named.push(to);
				await disk.rename(from, to);
			}
		} satisfies Disk
	};
	return own;
}

test('L94 a disk that refuses a longer history leaves what was here, and nothing for the next start; later it is taken over', async () => {
	const own = namingDisk();
	const { office, made, longer } = await twice(own.disk);
	const before = await inFolder(office, made);
	own.refuses = (path) => path.endsWith('.jsonl');
	expect(await imported(office, made.token, longer)).toEqual({ refused: 'not-saved', why: 'full' });
	expect(await inFolder(office, made)).toEqual(before);
	own.refuses = nothing;
	expect(await imported(office, made.token, longer)).toEqual({ arrival: 'longer', id: made.id });
	const { names, arriving } = await inFolder(office, made);
	expect([names, arriving]).toEqual([['Basile'], []]);
});

test('L94 a longer history whose row alone could not be written is whole when it comes again', async () => {
	const own = namingDisk();
	const { office, made, longer } = await twice(own.disk);
	own.named.length = 0;
	own.refuses = (path) =>
		path.endsWith('catalogue.json') && own.named.some((name) => name.endsWith('.jsonl'));
	expect(await imported(office, made.token, longer)).toEqual({ refused: 'not-saved', why: 'full' });
	expect((await inFolder(office, made)).arriving).toEqual([made.id]);
	own.refuses = nothing;
	expect(await imported(office, made.token, longer)).toEqual({ arrival: 'already-here', id: made.id });
	expect((await inFolder(office, made)).arriving).toEqual([]);
});
