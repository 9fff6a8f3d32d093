// One server has much work at once, and still answers the hall.
import { expect, test } from 'vitest';
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../support/client.ts';
import { facilitator, laptop, openMeeting, resident } from '../support/hall.ts';
import { lengthen } from '../support/long-history.ts';
import { meetingOf, openRooms } from '../support/rooms.ts';
import { serve, writing } from '../support/documents/serving.ts';
import { spawnServer } from '../support/process.ts';
import { endings } from '../support/documents/endings.ts';
import { newFolder } from '../support/server.ts';
import { readMinutes } from '../support/reading.ts';

/** `HISTORY_EVENTS=100000` is the long run, which must also reach the aims of the bench. */
const events = Number(process.env['HISTORY_EVENTS'] ?? 10_000);
const isLong = events >= 100_000;
const openMs = 5000;

/** How many milliseconds each of these commands waited for its answer, one after the other. `too-fast` is an answer, too. */
async function waits(staff: Client<StaffView>, goesOn: (done: number) => boolean): Promise<number[]> {
	const found: number[] = [];
	while (goesOn(found.length)) {
		const from = performance.now();
		await staff.send({ type: 'CountPresent', present: 10 + (found.length % 2) });
		found.push(performance.now() - from);
	}
	return found;
}
const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

test('A very long history is opened while another meeting goes on: it opens, and the other meeting’s commands are answered all along', async () => {
	const dataDir = await newFolder();
	const first = await spawnServer(dataDir);
	const token = await laptop(first);
	const long = await openMeeting(first, { token, title: 'Longue' });
	const other = await openMeeting(first, { token, title: 'Courte' });
	await first.stop('SIGTERM');
	await lengthen(dataDir, long.made.id, events);
	const server = await spawnServer(dataDir);
	const staff = await facilitator(server, other.made);
	const calm = await waits(staff, (done) => done < 40);
	const asked = performance.now();
	let tookMs = 0;
	const opening = facilitator(server, long.made).then((opened) => {
		tookMs = performance.now() - asked;
		return opened;
	});
	const meanwhile = await waits(staff, () => tookMs === 0);
	expect((await opening).view.people.present).toBe((events - 1) % 50);
	// If the history were opened in one go, a single answer would come through.
	expect(meanwhile.length).toBeGreaterThan(3);
	// No command waits until the work is over.
	expect(Math.max(...meanwhile)).toBeLessThan(tookMs * 0.9);
	if (!isLong) return;
	expect(tookMs).toBeLessThan(openMs);
	expect(median(meanwhile) / median(calm)).toBeLessThan(2);
}, 120_000);

const addresses = [...endings, '.docx?lang=en'];

test('Sixty phones ask for the documents at once, and sixty more once those are made: each document is made once', async () => {
	const ground = await openRooms();
	const row = await meetingOf(ground, [{ type: 'OpenDoors' }]);
	const writer = writing();
	const get = await serve(() => ground.rooms.look(row), writer);
	const sixty = async () => {
		const asked = Array.from({ length: 60 }, (_, n) =>
			get(`/minutes/AAAAAAAA${addresses[n % addresses.length] ?? ''}`)
		);
		return (await Promise.all(asked)).filter(({ status }) => status !== 200);
	};
	expect(await sixty()).toEqual([]);
	expect(await sixty()).toEqual([]);
	expect(writer.made).toBe(addresses.length);
});

test('Sixty phones ask for the documents at once: each gets them, made once for all, and the hall is answered meanwhile', async () => {
	const server = await spawnServer(await newFolder());
	const { made, staff } = await openMeeting(server);
	for (let n = 0; n < 60; n += 1)
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: `Un banc devant l’école, numéro ${n}` });
	const phone = await resident(server, made);
	// The record does not change, so one document of each format is enough for everybody.
	const other = await openMeeting(server, { token: made.token, title: 'À côté' });
	let left = 60;
	const asked = Array.from({ length: left }, async (_, n) => {
		const ending = addresses[n % addresses.length] ?? '';
		const response = await readMinutes(server, made, ending);
		const body = await response.arrayBuffer();
		left -= 1;
		return { ending, status: response.status, size: body.byteLength, tag: response.headers.get('etag') };
	});
	const answered = await waits(other.staff, () => left > 0);
	const read = await Promise.all(asked);
	expect(read.filter(({ status, size }) => status !== 200 || size === 0)).toEqual([]);
	expect(new Set(read.map(({ ending, tag }) => `${ending} ${tag}`)).size).toBe(addresses.length);
	expect(answered.length).toBeGreaterThan(2 * addresses.length);
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
});
