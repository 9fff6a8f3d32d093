import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect, newId, newToken } from '../support/client.ts';
import { Disk, overlay } from '../support/failing.ts';
import { facilitator, laptop, makeMeeting, openMeeting, resident, tablesOf } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';

describe('L6 a disk that refuses', () => {
	test('L6 nothing of the batch is shown or kept, everybody in it is told, and staff see it', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
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

	test('L6 once there is room again the same command is taken, and the trouble is over', async () => {
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

	test('L6 a refused name is not kept, nor a refused ballot', async () => {
		const disk = new Disk();
		const server = await startTestServer({ around: disk.around });
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		await phone.do({ type: 'SetName', name: 'Amina' });
		await phone.until((_, mine) => mine?.name === 'Amina');
		const vote = await staff.do({
			type: 'PrepareVote',
			item,
			question: 'Oui ?',
			kind: 'approval',
			options: [],
			open: true
		});
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
});

describe('L9 meetings side by side', () => {
	test('L9 nothing of one reaches the other', async () => {
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

	test('L9 one that fails to save disturbs no other', async () => {
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

	test('L9 one that falls lets its people go and is opened anew; the others go on', async () => {
		let falls = '';
		const server = await startTestServer({
			around: (store) =>
				overlay(store, {
					tally: (meeting, box) => {
						if (meeting === falls) throw new TypeError('a mistake of ours');
						return store.tally(meeting, box);
					}
				})
		});
		const token = await laptop(server);
		const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
		const { staff, item } = here;
		const phone = await resident(server, here.made);
		const bystander = await resident(server, there.made);
		const vote = await staff.do({
			type: 'PrepareVote',
			item,
			question: 'Oui ?',
			kind: 'approval',
			options: [],
			open: true
		});
		await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
		const dropped = [staff, phone].map(
			(each) => new Promise((resolve) => each.socket.once('disconnect', resolve))
		);
		falls = here.made.id;
		expect(await staff.send({ type: 'CloseVote', vote, round: 1 })).toEqual({ refused: 'not-saved' });
		await Promise.all(dropped);
		falls = '';
		await there.staff.do({ type: 'CountPresent', present: 4 });
		expect(bystander.socket.connected).toBe(true);
		// socket.io comes back by itself after a line that dropped
		await staff.until((view) => view.vote?.answered === 1 && staff.socket.connected);
		await staff.do({ type: 'CloseVote', vote, round: 1 });
		expect(
			(await staff.until((view) => view.vote?.state === 'closed')).vote?.results[0]?.counts
		).toMatchObject({ for: 1 });
	});

	test('L9 one whose journal is damaged is refused by name, untouched; the others open', async () => {
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

describe('L13 what a client may not do', () => {
	test('L13 messages that are no commands are answered and harm nothing', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		const id = newId();
		const wrong = [
			null,
			42,
			'RaiseHand',
			[],
			{},
			{ id },
			{ id, command: { type: 'Nothing' } },
			{ id: 'short', command: { type: 'Arrive' } },
			{ id, command: { type: 'RaiseHand', kind: 'speak', as: 'admin' } },
			{ id, command: { type: 'RaiseHand', kind: 'speak' }, by: { role: 'facilitator' } },
			{ id, command: { type: 'MakeLink', role: 'facilitator', hash: 'x' } },
			{ id, command: { type: 'SetName', name: '\u202e \u200b' } },
			{ id, command: { type: 'SetName', name: 'x'.repeat(41) } },
			{ id: '__proto__xx', command: { type: 'PostIdea', wall: 'constructor', words: 'x', __proto__: null } }
		];
		const answers = [];
		for (const envelope of wrong) answers.push(await phone.raw(envelope));
		expect(answers.slice(0, -1)).toEqual(wrong.slice(0, -1).map(() => ({ refused: 'bad-command' })));
		expect(answers.at(-1)).toHaveProperty('refused');
		phone.socket.emit('command'); // no envelope and no answer wanted
		phone.socket.emit('nothing', {});
		await phone.do({ type: 'RaiseHand', kind: 'speak' }, id);
		await staff.until((view) => view.turns.length === 1);
	});

	test('L13 too many at once from one phone are refused, and only from that one', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const [loud, calm] = [await resident(server, made), await resident(server, made)];
		const answers = await Promise.all(
			Array.from({ length: 60 }, () => loud.send({ type: 'SetName', name: 'Un' }))
		);
		const tooFast = answers.filter((answer) => 'refused' in answer && answer.refused === 'too-fast');
		expect(tooFast.length).toBeGreaterThan(30);
		expect(answers.filter((answer) => 'version' in answer).length).toBeGreaterThan(10);
		await calm.do({ type: 'RaiseHand', kind: 'speak' });
		await Promise.all(Array.from({ length: 100 }, (_, n) => staff.do({ type: 'CountPresent', present: n })));
	});

	test('L13 a message that is too large ends its line and nothing else', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		const gone = new Promise((resolve) => phone.socket.once('disconnect', resolve));
		phone.socket.emit('command', { id: newId(), command: { type: 'SetName', name: 'x'.repeat(40_000) } });
		await gone;
		await staff.do({ type: 'CountPresent', present: 2 });
	});

	test('L13 one phone opens a few lines, not many', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const auth = { meeting: made.key, token: newToken(), role: 'resident' } as const;
		for (let lines = 0; lines < 12; lines += 1) await connect(server, auth);
		await expect(connect(server, auth)).rejects.toThrow('too-fast');
		await resident(server, made);
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
