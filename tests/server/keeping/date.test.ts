// What retention does on a laptop whose clock is wrong by years.
import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { doubtOf } from '#server/keeping/date-watch.ts';
import { laptop, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../../support/server.ts';

const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 29, 18);
const years = { 'of 1970': 0, 'of 2001': Date.UTC(2001, 0, 1), 'of 2040': Date.UTC(2040, 0, 1) };
const each = Object.entries(years);

const startAt = (dataDir: string, at: number): Promise<TestServer> =>
	startTestServer({ dataDir, clock: () => at });

interface Kept {
	readonly due: readonly object[];
	readonly gone: readonly object[];
	readonly coming: readonly { readonly what: string; readonly goesAt: number }[];
}
const keptOf = async (server: TestServer, token?: string): Promise<Kept> =>
	(await ask<Kept>(server, '/retention', { token: token ?? (await laptop(server)) })).body;

/** A meeting with a first name, closed on a day. */
async function closedAt(dataDir: string, at: number): Promise<void> {
	const server = await startAt(dataDir, at);
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: 'Amina' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	await server.close();
}

describe('L108 a date that cannot be believed', () => {
	test('L108 a date is doubted when it is before the newest known date, or more than 400 days after it', () => {
		expect(doubtOf(today, today - 399 * day)).toBeNull();
		expect(doubtOf(today, today + day / 2)).toBeNull();
		expect(doubtOf(today, 0)).toBeNull();
		expect(doubtOf(today, today - 401 * day)).toMatchObject({ kind: 'ahead', now: today });
		expect(doubtOf(today, today + 2 * day)).toMatchObject({ kind: 'behind', seenAt: today + 2 * day });
		// Tablée was never opened before, so it compares with no earlier opening.
		expect(doubtOf(0, 0)).toEqual({ kind: 'behind', now: 0, seenAt: null });
	});

	test.each(each)(
		'L108 a laptop %s erases nothing and says so; once its date is right, it erases what is due',
		async (_, wrong) => {
			const dataDir = await newFolder();
			await closedAt(dataDir, today);
			const server = await startAt(dataDir, wrong);
			const token = await laptop(server);
			expect((await keptOf(server, token)).gone).toEqual([]);
			expect(await tablesOf(server, token)).toMatchObject({ doubt: { now: wrong, seenAt: today } });
			await server.close();
			const right = await startAt(dataDir, today + 31 * day);
			const after = await laptop(right);
			expect((await keptOf(right, after)).gone).toHaveLength(2);
			expect(await tablesOf(right, after)).not.toHaveProperty('doubt');
		}
	);

	test.each(each)(
		'L108 a meeting that was closed by a laptop %s is kept for its full time, counted from the moment when the date is sure',
		async (_, wrong) => {
			const dataDir = await newFolder();
			await (await startAt(dataDir, today)).close();
			await closedAt(dataDir, wrong);
			const right = await startAt(dataDir, today + day);
			const { gone, coming } = await keptOf(right);
			expect(gone).toEqual([]);
			expect(coming.map(({ what, goesAt }) => [what, goesAt])).toEqual([
				['seats', today + 2 * day],
				['names', today + 31 * day],
				['devices', today + 31 * day]
			]);
			await right.close();
			expect((await keptOf(await startAt(dataDir, today + 32 * day))).gone).toHaveLength(2);
		}
	);

	test('L108 once a person says that the date is right, it counts as right', async () => {
		const dataDir = await newFolder();
		await closedAt(dataDir, today);
		const later = today + 900 * day;
		const server = await startAt(dataDir, later);
		const token = await laptop(server);
		expect((await post(server, '/date', { now: later - 2 * day }, token)).status).toBe(404);
		expect((await post(server, '/date', { now: later }, token)).status).toBe(200);
		expect(await tablesOf(server, token)).not.toHaveProperty('doubt');
		await server.close();
		expect((await keptOf(await startAt(dataDir, later + day))).gone).toHaveLength(2);
	});

	test('L108 a folder whose first date was wrong accepts the right one', async () => {
		const dataDir = await newFolder();
		await closedAt(dataDir, years['of 1970']);
		const server = await startAt(dataDir, today);
		expect((await keptOf(server)).gone).toEqual([]);
		expect(await readdir(dataDir)).toContain('catalogue.json');
	});
});
