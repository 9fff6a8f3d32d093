import { describe, expect, test } from 'vitest';
import { connect, newId, newToken } from '../../support/client.ts';
import { openMeeting, resident } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';

describe('L13 what a client may not do', () => {
	test('L13 a message that is not a command is answered and harms nothing', async () => {
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

	test('L13 too many commands at once from one phone are refused to that phone alone', async () => {
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
