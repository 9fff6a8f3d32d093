// Files as they were once written. They load for ever: a new format gets new files here, and these stay.
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import catalogue from './golden/v1.catalogue.json' with { type: 'json' };
import lines from './golden/v1.lines.json' with { type: 'json' };
import names from './golden/v1.names.json' with { type: 'json' };
import { lineOf, makeFolder, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const golden = join(import.meta.dirname, 'golden');
const meeting = 'V1StGXR8Z5jd';

async function openGolden() {
	const folder = await makeFolder();
	for (const part of ['meetings', 'names']) await mkdir(join(folder, part));
	const journal = join(folder, 'meetings', `${meeting}.jsonl`);
	await copyFile(join(golden, 'v1.jsonl'), journal);
	await copyFile(join(golden, 'v1.names.json'), join(folder, 'names', `${meeting}.json`));
	await copyFile(join(golden, 'v1.catalogue.json'), join(folder, 'catalogue.json'));
	return Object.assign(await openFiles(folder), { journal });
}

test('a journal of format 1 loads, line by line, and is left as it is', async () => {
	const { store, journal } = await openGolden();
	expect(await meetingStreams(store).load(meeting)).toEqual({ lines, dropped: 0 });
	expect(await readFile(journal)).toEqual(await readFile(join(golden, 'v1.jsonl')));
});

test('a journal of format 1 goes on', async () => {
	const it = await openGolden();
	const next = lineOf(lines.length + 1, { type: 'MeetingReopened', reason: 'Une faute' });
	await meetingStreams(it.store).append(meeting, lines.length, [next]);
	await meetingStreams(it.store).blank(meeting, (event) => event.type === 'EntryNoted');
	const loaded = await meetingStreams(await it.reopen()).load(meeting);
	expect(loaded).toMatchObject({ dropped: 0 });
	expect('lines' in loaded && loaded.lines.at(-1)).toEqual(next);
});

test('names and catalogue of version 1 load', async () => {
	const { store } = await openGolden();
	expect(await meetingStreams(store).names(meeting)).toEqual(names.names);
	expect(store.catalogue.data).toMatchObject(catalogue);
	// What later versions added begins as it was before they did.
	const { removing, making, gone, settings, meetings } = store.catalogue.data;
	expect([removing, making, gone]).toEqual([[], [], []]);
	expect(settings.retention).toEqual({ names: 30, devices: 30, meeting: null });
	expect(meetings.every(({ erased }) => erased.length === 0)).toBe(true);
});
