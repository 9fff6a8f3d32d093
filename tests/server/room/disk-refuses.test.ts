import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newId } from '../../support/client.ts';
import { StoreFailure, type Store } from '#server/store/store.ts';
import { Disk, overMeetings } from '../../support/failing.ts';
import { askForOrAgainst, facilitator, openMeeting, resident } from '../../support/hall.ts';
import { ask, startTestServer } from '../../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

describe('L6 a disk that refuses', () => {
	test('L6 a refused batch is neither shown nor kept: every sender is told, and staff see it', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		await phone.until((view) => view.people.present === 1);
		disk.refuses = 'for-good';
		const messages = phone.messages.length;
		const answers = await Promise.all([
			staff.send({ type: 'CountPresent', present: 77 }),
			staff.send({ type: 'CallNext', after: 'nobody' }),
			phone.send({ type: 'RaiseHand', kind: 'speak' })
		]);
		expect(answers).toEqual(answers.map(() => ({ refused: 'not-saved' })));
		const seen = await staff.until((view) => view.connections.failing);
		expect(seen.people.present).toBe(1);
		expect(seen.turns).toEqual([]);
		expect(phone.messages.slice(messages)).toEqual([]);
		expect(await phone.send({ type: 'RaiseHand', kind: 'speak' })).toEqual({ refused: 'not-saved' });

		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		const after = await facilitator(again, made);
		expect(after.view).toMatchObject({ people: { present: 1 }, turns: [], connections: { failing: false } });
	});

	test('L6 once there is room again the same command is taken, and the warning goes', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { staff } = await openMeeting(server);
		disk.refuses = 'once';
		const id = newId();
		expect(await staff.send({ type: 'CountPresent', present: 5 }, id)).toEqual({ refused: 'not-saved' });
		await staff.until((view) => view.connections.failing);
		expect(await staff.send({ type: 'CountPresent', present: 5 }, id)).toHaveProperty('version');
		await staff.until((view) => view.people.present === 5 && !view.connections.failing);
	});

	test('L6 a full disk is named as full, in the meeting and in the list, until there is room', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made, staff } = await openMeeting(server);
		const listed = async () =>
			(await ask<{ isFull?: true }>(server, '/tables', { token: made.token })).body.isFull;
		disk.refuses = 'full';
		await staff.send({ type: 'CountPresent', present: 5 });
		await staff.until(({ connections }) => connections.failing && connections.full === true);
		expect(await listed()).toBe(true);
		disk.refuses = 'nothing';
		await staff.do({ type: 'CountPresent', present: 5 });
		await staff.until(({ connections }) => !connections.failing && connections.full === undefined);
		expect(await listed()).toBeUndefined();
		disk.refuses = 'for-good';
		await staff.send({ type: 'CountPresent', present: 6 });
		await staff.until(({ connections }) => connections.failing && connections.full === undefined);
		expect(await listed()).toBeUndefined();
	});

	test('L6 a refused name is not kept, nor is a refused ballot', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		await phone.do({ type: 'SetName', name: 'Amina' });
		await phone.until((_, mine) => mine?.name === 'Amina');
		const vote = await askForOrAgainst(staff, item);
		await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
		disk.refuses = 'once';
		expect(await phone.send({ type: 'SetName', name: 'Zora' })).toEqual({ refused: 'not-saved' });
		disk.refuses = 'once';
		const changed = await phone.send({ type: 'CastBallot', vote, round: 1, choice: ['against'] });
		expect(changed).toEqual({ refused: 'not-saved' });
		await staff.do({ type: 'CloseVote', vote, round: 1 });
		const closed = await staff.until((view) => view.vote?.state === 'closed');
		expect(closed.vote?.results[0]).toMatchObject({ cast: 1, counts: { for: 1, against: 0 } });
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect((await facilitator(again, made)).view.persons[0]?.label).toEqual({ kind: 'name', name: 'Amina' });
	});

	test('L6 a vote whose opening was refused leaves no box behind, and may be edited before it opens', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		const plan = { question: 'Quel banc ?', kind: 'one', secret: true } as const;
		const vote = await staff.do({ type: 'PrepareVote', item, ...plan, options: ['Bois', 'Pierre'] });
		disk.refuses = 'once';
		expect(await staff.send({ type: 'OpenVote', vote })).toEqual({ refused: 'not-saved' });
		await staff.do({ type: 'EditVote', vote, ...plan, options: ['Bois', 'Pierre', 'Aucun'] });
		await staff.do({ type: 'OpenVote', vote });
		await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['c'] });
		await staff.do({ type: 'CloseVote', vote, round: 1 });
		const closed = await staff.until((view) => view.vote?.state === 'closed');
		expect(closed.vote?.counts).toEqual({ a: 0, b: 0, c: 1 });
	});

	test('L12 a name that the disk did not erase is erased once the disk allows it, and staff see it until then', async () => {
		let refuses = true;
		const around = (store: Store) =>
			overMeetings(store, {
				dropName: (meeting, person) => {
					if (refuses) return Promise.reject(new StoreFailure('the test refuses', false));
					return meetingStreams(store).dropName(meeting, person);
				}
			});
		const server = await startTestServer({ around });
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		await phone.do({ type: 'SetName', name: 'Zora' });
		const kept = async () =>
			(await readFile(join(server.dataDir, 'names', `${made.id}.json`), 'utf8')).includes('Zora');
		expect(await kept()).toBe(true);
		await phone.do({ type: 'ForgetPerson' });
		await staff.until((view) => view.connections.owing);
		await staff.do({ type: 'CountPresent', present: 5 });
		expect([await kept(), staff.view.connections.failing]).toEqual([true, false]);
		refuses = false;
		await staff.until((view) => !view.connections.owing);
		expect(await kept()).toBe(false);
	});
});
