import { describe, expect, test } from 'vitest';
import { newToken } from '../../support/client.ts';
import { facilitator, laptop, makeMeeting, makeTable, openMeeting, tablesOf } from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { ask, newFolder, post, startTestServer } from '../../support/server.ts';

describe('L15 routes', () => {
	test('L15 a wrong request to any route is answered by a code, and changes nothing', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const made = await makeMeeting(server, { token, table });
		const before = await tablesOf(server, token);
		const wrong: [string, string, object, number, string][] = [
			['POST', '/tables', {}, 400, 'bad-command'],
			['POST', '/tables', { name: '   ' }, 400, 'bad-command'],
			['POST', '/tables', { name: 'x'.repeat(81) }, 400, 'bad-command'],
			['PATCH', `/tables/${table}`, { name: 7 }, 400, 'bad-command'],
			['PATCH', '/tables/unknown', { name: 'x' }, 404, 'unknown'],
			['POST', `/tables/${table}/meetings`, { title: '' }, 400, 'bad-command'],
			[
				'POST',
				`/tables/${table}/meetings`,
				{ title: 'x', plan: { items: [{ title: 'x' }] } },
				400,
				'bad-command'
			],
			['POST', '/meetings/unknown/duplicate', {}, 404, 'unknown'],
			['POST', `/meetings/${made.id}/links`, { role: 'resident' }, 400, 'bad-command'],
			['PATCH', '/settings', { address: '8.8.8.8' }, 400, 'bad-command'],
			['PATCH', '/settings', { address: 'evil.example' }, 400, 'bad-command'],
			['PATCH', '/settings', { wifi: { ssid: '', password: 'x' } }, 400, 'bad-command'],
			['PATCH', '/settings', { wifi: { ssid: '  ', password: '' } }, 400, 'bad-command'],
			['PATCH', '/settings', { wifi: { ssid: 'é'.repeat(17), password: '' } }, 400, 'bad-command'],
			['PATCH', '/settings', { wifi: { ssid: 'a\u0000b', password: '' } }, 400, 'bad-command'],
			['PATCH', '/settings', { wifi: { ssid: 'a', password: 'deux\nlignes' } }, 400, 'bad-command'],
			['POST', '/join', { code: 'abcdef' }, 400, 'bad-command'],
			['POST', '/enter', { secret: {} }, 400, 'bad-command'],
			['POST', '/nothing', {}, 404, 'unknown'],
			['GET', '/nothing', {}, 404, 'unknown'],
			['POST', '/tables', { name: 'x'.repeat(200_000) }, 413, 'too-large']
		];
		for (const [method, path, body, status, refused] of wrong) {
			const got = await ask(server, path, { method, token, ...(method !== 'GET' && { body }) });
			expect([path, got.status, got.body]).toEqual([path, status, { refused }]);
		}
		const noJson = await fetch(`${server.url}/api/join`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"code":'
		});
		expect([noJson.status, await noJson.json()]).toEqual([400, { refused: 'bad-command' }]);
		expect(await tablesOf(server, token)).toEqual(before);
	});

	test('L15 the routes of the laptop ask for its token', async () => {
		const server = await startTestServer();
		const made = await makeMeeting(server);
		const asked = [
			ask(server, '/tables'),
			ask(server, '/tables', { token: newToken() }),
			ask(server, '/settings', { token: newToken() }),
			post(server, '/tables', { name: 'x' }),
			post(server, `/meetings/${made.id}/links`, { role: 'screen' }, newToken()),
			post(server, `/meetings/unknownunknown/links`, { role: 'screen' }, newToken())
		];
		for (const { status, body } of await Promise.all(asked))
			expect([status, body]).toEqual([401, { refused: 'not-allowed' }]);
	});

	test('L15 the routes rename a table, set the Wi-Fi, and duplicate a meeting without its answers', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		await ask(server, `/tables/${table}`, {
			method: 'PATCH',
			token,
			body: { name: 'Nord', association: 'Les Amis' }
		});
		const { made, staff, item } = await openMeeting(server, { token, table });
		await staff.do({ type: 'PrepareVote', item, question: 'On y va ?', kind: 'approval', options: [] });
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'On y va.' });
		const wifi = { ssid: 'Salle des fêtes', password: 'oliviers' };
		await ask(server, '/settings', { method: 'PATCH', token, body: { wifi } });
		const shown = await staff.until((view) => view.hall.wifi?.ssid === wifi.ssid);
		expect(shown.hall.wifi).toMatchObject({ ...wifi, qr: { size: expect.any(Number) as number } });

		const copy = await post<{ id: string }>(
			server,
			`/meetings/${made.id}/duplicate`,
			{ title: 'La suite' },
			token
		);
		const { tables } = await tablesOf(server, token);
		expect(tables).toMatchObject([{ name: 'Nord', association: 'Les Amis' }]);
		expect(tables[0]?.meetings.map(({ title, phase }) => [title, phase])).toEqual([
			['Réunion de mars', 'open'],
			['La suite', 'preparing']
		]);
		const { view } = await facilitator(server, { id: copy.body.id, key: '', token });
		expect(view.agenda.map(({ title, state }) => [title, state])).toEqual([['Les ascenseurs', 'ahead']]);
		expect(view.votes.map(({ question, state }) => [question, state])).toEqual([['On y va ?', 'prepared']]);
		expect([view.entries, view.persons]).toEqual([[], []]);
	});
});

test('L30 minutes that outlived their meeting are listed under its table, also after a restart', async () => {
	const folder = await newFolder();
	const first = await spawnServer(folder);
	const { made, staff } = await openMeeting(first);
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'On attend depuis mars' });
	await staff.do({ type: 'CloseMeeting' });
	const { title } = (await staff.until((view) => view.meeting.phase === 'closed')).meeting;
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	await ask(first, `/meetings/${made.id}`, { method: 'DELETE', body: { title }, token: made.token });
	await first.stop('SIGTERM');
	const server = await spawnServer(folder);
	const listing = await ask<{ tables: { minutes: object[]; meetings: object[] }[] }>(server, '/tables', {
		token: made.token
	});
	const kept = [{ key: made.key, closedAt: expect.any(Number) as number }];
	expect(listing.body.tables).toMatchObject([{ meetings: [], minutes: kept }]);
	expect(await (await fetch(`${server.url}/minutes/${made.key}`)).text()).toContain('On attend depuis mars');
});
