import { readdir, readlink } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '#server/process/ids.ts';
import { StoreFailure } from '#server/store/store.ts';
import { connect, newToken } from '../../support/client.ts';
import { overMeetings } from '../../support/failing.ts';
import { openMeeting, resident } from '../../support/hall.ts';
import { facilitator, idleMs, meetingOf, openRooms, type Ground } from '../../support/rooms.ts';
import { startTestServer } from '../../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';
import { readMinutes } from '../../support/reading.ts';

const closed = [{ type: 'OpenDoors' }, { type: 'CloseMeeting' }] as const;

/** Files of this meeting that the process holds open. */
async function held(meeting: string): Promise<string[]> {
	const handles = await readdir('/proc/self/fd');
	const paths = handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => ''));
	return (await Promise.all(paths)).filter((path) => path.includes(meeting));
}

const rested = async ({ rooms, passes }: Ground): Promise<void> => {
	await rooms.sweep();
	passes(idleMs);
	await rooms.sweep();
};

describe('L41 a room in which nobody is', () => {
	test('L41 an empty room closes with its files after a while, and opens again on demand: a resend gets its first answer', async () => {
		const ground = await openRooms();
		const row = await meetingOf(ground, [{ type: 'OpenDoors' }]);
		const [id, item] = [newId(), newId()];
		const { room } = await ground.rooms.open(row);
		await room.submit(facilitator, item, { type: 'AddItem', title: 'Les ascenseurs' });
		const prepared = await room.submit(facilitator, newId(), {
			type: 'PrepareVote',
			item,
			question: 'Oui ?',
			kind: 'approval',
			options: [],
			secret: true,
			open: true
		});
		expect(prepared).toHaveProperty('version');
		const first = await room.submit(facilitator, id, { type: 'CountPresent', present: 4 });
		expect(await held(row.id)).not.toEqual([]);
		await rested(ground);
		expect([ground.rooms.isOpen(row.id), room.closed, await held(row.id)]).toEqual([false, true, []]);
		const { room: again } = await ground.rooms.open(row);
		expect(await again.submit(facilitator, id, { type: 'CountPresent', present: 4 })).toEqual(first);
		expect(again.state).toEqual(room.state);
	});

	test('L41 a room stays open while it was asked for recently, while somebody is in it, or while the disk owes something', async () => {
		let refuses = true;
		const ground = await openRooms((store) =>
			overMeetings(store, {
				dropName: (...asked) =>
					refuses
						? Promise.reject(new StoreFailure('the test refuses', false))
						: meetingStreams(store).dropName(...asked)
			})
		);
		const { rooms, passes } = ground;
		const row = await meetingOf(ground, [{ type: 'OpenDoors' }, { type: 'GiveCard', number: 7 }]);
		const { room, broadcast } = await rooms.open(row);
		passes(idleMs - 1);
		await rooms.sweep();
		expect(rooms.isOpen(row.id)).toBe(true);
		broadcast.enter('socket', { role: 'resident', device: 'phone' });
		await rested(ground);
		expect(rooms.isOpen(row.id)).toBe(true);
		broadcast.leave('socket');
		const person = room.state.people.order[0] ?? '';
		await room.submit(facilitator, newId(), { type: 'SetName', person, name: 'Zora' });
		await room.submit(facilitator, newId(), { type: 'ForgetPerson', person });
		await expect.poll(() => room.owing).toBe(true);
		await rested(ground);
		expect(rooms.isOpen(row.id)).toBe(true);
		refuses = false;
		await expect.poll(() => room.owing).toBe(false);
		await rested(ground);
		expect(rooms.isOpen(row.id)).toBe(false);
	});

	test('L41 a command that comes as the room closes is not lost', async () => {
		const ground = await openRooms();
		await fc.assert(
			fc.asyncProperty(fc.array(fc.constantFrom('sweep', 'send'), { maxLength: 8 }), async (steps) => {
				const row = await meetingOf(ground, [{ type: 'OpenDoors' }]);
				const { rooms, passes } = ground;
				const doing = steps.map(async (step, present) => {
					passes(idleMs);
					if (step === 'sweep') return rooms.sweep();
					const { room } = await rooms.open(row);
					const answer = await room.submit(facilitator, newId(), { type: 'CountPresent', present });
					return 'version' in answer ? answer.version : undefined;
				});
				const versions = (await Promise.all(doing)).filter((each) => each !== undefined);
				const { room } = await rooms.open(row);
				expect(new Set(versions).size).toBe(versions.length);
				expect(Math.max(0, ...versions)).toBeLessThanOrEqual(room.version);
				expect(room.closed).toBe(false);
			}),
			{ numRuns: 15 }
		);
	});

	test('L41 a phone that comes back does not notice that the room had closed', async () => {
		const server = await startTestServer({ idleMs: 20 });
		const { made, staff } = await openMeeting(server);
		const token = newToken();
		const phone = await resident(server, made, token);
		const id = newId();
		const first = await phone.send({ type: 'RaiseHand', kind: 'speak' }, id);
		phone.close();
		staff.close();
		await expect.poll(() => held(made.id)).toEqual([]);
		const back = await connect(server, { meeting: made.key, token, role: 'resident' });
		expect(await back.send({ type: 'RaiseHand', kind: 'speak' }, id)).toEqual(first);
		expect(back.mine?.turns).toEqual([id]);
	});
});

describe('L41 old minutes', () => {
	test('L41 old minutes are read without opening a room or keeping a file open', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc rouge' });
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.meeting.phase === 'closed');
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		const read = async () => (await readMinutes(again, made, '.md')).text();
		expect(await read()).toContain('Un banc rouge');
		expect(await held(made.id)).toEqual([]);
	});

	test('L41 minutes are up to date: a change made in the room is in them', async () => {
		const ground = await openRooms();
		const row = await meetingOf(ground, closed);
		await rested(ground);
		const phase = async () => (await ground.rooms.look(row))?.meeting.about.phase;
		expect([await phase(), ground.rooms.isOpen(row.id)]).toEqual(['closed', false]);
		const { room } = await ground.rooms.open(row);
		await room.submit(facilitator, newId(), { type: 'ReopenMeeting', reason: 'Une date' });
		expect(await phase()).toBe('correcting');
		// Behind in the index, as after a crash: the journal says how it stands.
		await rested(ground);
		expect(await phase()).toBe('correcting');
	});

	test('L41 a damaged meeting has no minutes', async () => {
		let isDamaged = false;
		const ground = await openRooms((store) =>
			overMeetings(store, {
				loadEach: (id, take) =>
					isDamaged
						? Promise.resolve({ damaged: { line: 3, reason: 'checksum' } })
						: meetingStreams(store).loadEach(id, take)
			})
		);
		const row = await meetingOf(ground, closed);
		await rested(ground);
		isDamaged = true;
		expect(await ground.rooms.look(row)).toBe(null);
	});
});
