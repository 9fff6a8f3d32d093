import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newToken } from '../../support/client.ts';
import { Disk, Falling } from '../../support/failing.ts';
import {
	askForOrAgainst,
	facilitator,
	laptop,
	makeMeeting,
	openMeeting,
	resident,
	tablesOf
} from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';

describe('L9 meetings side by side', () => {
	test('L9 nothing of one meeting reaches another', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
		const phoneToken = newToken();
		const phone = await resident(server, here.made, phoneToken);
		const other = await resident(server, there.made, phoneToken);
		const before = other.messages.length;
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
		await here.staff.until((view) => view.turns.length === 1);
		expect(
			await here.staff.send({ type: 'ShowStage', stage: { kind: 'item', item: there.item } })
		).toHaveProperty('refused');
		await other.do({ type: 'SetName', name: 'Ailleurs' });
		await other.until((_, mine) => mine?.name === 'Ailleurs');
		expect(
			other.messages.slice(before).every(({ patches }) => !JSON.stringify(patches ?? '').includes('turns'))
		).toBe(true);
		expect(there.staff.view.turns).toEqual([]);
		expect(phone.mine?.name).toBeNull();
		expect(here.staff.view.hall.code).not.toBe(there.staff.view.hall.code);
	});

	test('L9 a meeting that fails to save disturbs no other', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const token = await laptop(server);
		const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
		disk.only.add(here.made.id);
		disk.refuses = 'for-good';
		expect(await here.staff.send({ type: 'CountPresent', present: 3 })).toEqual({ refused: 'not-saved' });
		await there.staff.do({ type: 'CountPresent', present: 4 });
		await there.staff.until((view) => view.people.present === 4 && !view.connections.failing);
	});

	test('L9 a room that throws disconnects its people and is opened anew; the others go on', async () => {
		const falling = new Falling();
		const server = await startTestServer({ around: falling.around });
		const token = await laptop(server);
		const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
		const { staff, item } = here;
		const phone = await resident(server, here.made);
		const bystander = await resident(server, there.made);
		const vote = await askForOrAgainst(staff, item);
		await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
		const dropped = [staff, phone].map(
			(each) => new Promise((resolve) => each.socket.once('disconnect', resolve))
		);
		falling.meeting = here.made.id;
		expect(await staff.send({ type: 'CloseVote', vote, round: 1 })).toEqual({ refused: 'not-saved' });
		await Promise.all(dropped);
		falling.meeting = '';
		await there.staff.do({ type: 'CountPresent', present: 4 });
		expect(bystander.socket.connected).toBe(true);
		// socket.io comes back by itself after a line that dropped
		await staff.until((view) => view.vote?.answered === 1 && staff.socket.connected);
		await staff.do({ type: 'CloseVote', vote, round: 1 });
		expect(
			(await staff.until((view) => view.vote?.state === 'closed')).vote?.results[0]?.counts
		).toMatchObject({ for: 1 });
	});

	test('L9 a meeting with a damaged journal is refused by name and untouched; the others open', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const [here, there] = [
			await openMeeting(server, { token, title: 'Abîmée' }),
			await openMeeting(server, { token, title: 'Saine' })
		];
		await server.close();
		const path = join(server.dataDir, 'meetings', `${here.made.id}.jsonl`);
		const text = await readFile(path, 'utf8');
		const damaged = text.replace('ItemAdded', 'ItemAdDed');
		await writeFile(path, damaged);
		const again = await startTestServer({ dataDir: server.dataDir });
		await expect(facilitator(again, here.made)).rejects.toThrow('damaged');
		await expect(resident(again, here.made)).rejects.toThrow('damaged');
		await (await facilitator(again, there.made)).do({ type: 'CountPresent', present: 9 });
		const meetings = (await tablesOf(again, token)).tables.flatMap((table) => table.meetings);
		expect(meetings.map(({ title, damaged: why }) => [title, why])).toEqual([
			['Abîmée', '2 checksum'],
			['Saine', undefined]
		]);
		expect(await readFile(path, 'utf8')).toBe(damaged);
	});
});

test('L9 a meeting is made whole from a plan, or not at all', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const plan = {
		items: [
			{
				title: 'Le toit',
				minutes: 20,
				votes: [{ question: 'On refait ?', kind: 'one' as const, options: ['Oui', 'Plus tard'] }],
				walls: [{ prompt: 'Vos idées' }]
			},
			{ title: 'Divers', minutes: 5 }
		]
	};
	const made = await makeMeeting(server, { token, plan });
	const { view } = await facilitator(server, made);
	expect(view.agenda.map(({ title }) => title)).toEqual(['Le toit', 'Divers']);
	expect([view.votes.length, view.walls.length]).toEqual([1, 1]);
	const wrong = {
		items: [
			{
				...plan.items[0],
				title: 'x',
				minutes: 1,
				votes: [{ question: 'Un seul ?', kind: 'one' as const, options: ['a'] }]
			}
		]
	};
	await expect(makeMeeting(server, { token, plan: wrong })).rejects.toThrow();
	expect((await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings)).toHaveLength(1);
});
