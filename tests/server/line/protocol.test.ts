import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BareClient, bareId, type Json, type Parts } from '../../support/bare-client.ts';
import { spawnServer } from '../../support/process.ts';
import { newFolder } from '../../support/server.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../src/lib/meeting/PROTOCOL.md'), 'utf8');
const routes = [...page.matchAll(/^\| `POST \/api([^`]+)` \|/gm)].map(
	([, path = '']) => new RegExp(`^${path.replace(/[A-Z]+/g, '[^/]+')}$`)
);

/** Asks by http, as section 1 says. The page must name the request. */
async function post(url: string, path: string, body: object, token?: string): Promise<Parts> {
	expect(
		routes.filter((route) => route.test(path)),
		`POST ${path} in the page`
	).toHaveLength(1);
	const response = await fetch(`${url}/api${path}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(token !== undefined && { authorization: `Bearer ${token}` })
		},
		body: JSON.stringify(body)
	});
	return (await response.json()) as Parts;
}

async function enter(url: string, auth: Parts, held?: Parts): Promise<BareClient> {
	const client = new BareClient(url.replace('http', 'ws'), auth, held);
	onTestFinished(() => client.close());
	await client.opened();
	return client;
}

const at = (json: Json | undefined, ...path: (string | number)[]): Json | undefined =>
	path.reduce<Json | undefined>((found, key) => (found as Parts | undefined | null)?.[key], json);
const accepted = { version: expect.any(Number) as number };

test('L16 a client that knows only the page takes part in an evening', async () => {
	const { url, laptopSecret } = await spawnServer(await newFolder());
	const laptop = await post(url, '/enter', { secret: laptopSecret });
	const token = String(laptop['token']);
	const table = await post(url, '/tables', { name: 'Table du Port' }, token);
	const meeting = await post(url, `/tables/${String(table['id'])}/meetings`, { title: 'Le quai' }, token);
	const staff = await enter(url, { meeting: meeting['id'] ?? '', token, role: 'facilitator' });

	const [item, vote] = [bareId(), bareId()];
	const steps: [string, Parts][] = [
		[item, { type: 'AddItem', title: 'Les bancs', minutes: 15 }],
		[bareId(), { type: 'OpenDoors' }],
		[bareId(), { type: 'ShowStage', stage: { kind: 'item', item } }]
	];
	for (const [id, command] of steps) expect(await staff.send(id, command)).toEqual(accepted);
	await staff.until((view) => typeof at(view, 'hall', 'code') === 'string');

	const { key } = await post(url, '/join', { code: at(staff.view, 'hall', 'code') ?? '' });
	const auth = { meeting: key ?? '', token: 'a-phone-of-its-own-0123456789', role: 'resident' };
	const phone = await enter(url, auth);
	expect(phone.mine['person']).toBeNull();
	expect(await phone.send(bareId(), { type: 'Arrive' })).toEqual(accepted);
	const turn = bareId();
	const first = await phone.send(turn, { type: 'RaiseHand', kind: 'speak' });
	expect(first).toEqual(accepted);
	await phone.until((_, mine) => at(mine, 'turns', 0) === turn);
	expect(at(phone.view, 'turns', 0, 'id')).toBe(turn);

	// The line is lost. What was missed comes as patches, and the resend is answered as before.
	const [have, held] = [phone.version, phone.view];
	phone.close();
	expect(await staff.send(bareId(), { type: 'CallNext', after: null })).toEqual(accepted);
	await staff.until((view) => at(view, 'floor', 'turn') === turn);
	const back = await enter(url, { ...auth, have }, held);
	expect(back.messages[0]).not.toHaveProperty('full');
	expect(await back.send(turn, { type: 'RaiseHand', kind: 'speak' })).toEqual(first);
	await back.until((view, mine) => at(view, 'floor', 'turn') === turn && mine['speaking'] === turn);
	expect(await staff.send(bareId(), { type: 'EndTurn', turn })).toEqual(accepted);

	const options = ['Bois', 'Pierre'];
	const prepared = { type: 'PrepareVote', question: 'Quel banc ?', kind: 'one', options, open: true };
	expect(await staff.send(vote, prepared)).toEqual(accepted);
	await back.until((view) => at(view, 'vote', 'state') === 'open');
	const ballot = { type: 'CastBallot', vote, round: 1, choice: ['b'] };
	expect(await back.send(bareId(), ballot)).toEqual(accepted);
	await back.until((_, mine) => at(mine, 'voted', vote) === 1);
	expect(at(back.view, 'vote', 'counts')).toBeNull();
	expect(await staff.send(bareId(), { type: 'CloseVote', vote, round: 1 })).toEqual(accepted);
	await back.until((view) => at(view, 'vote', 'counts', 'b') === 1);
	expect(await back.send(bareId(), ballot)).toEqual({ refused: 'vote-closed' });

	expect(await staff.send(bareId(), { type: 'CloseMeeting' })).toEqual(accepted);
	await back.until((view) => at(view, 'meeting', 'phase') === 'closed');
	expect(back.view).toEqual((await enter(url, auth)).view);
	const later = await fetch(url + String(at(back.view, 'meeting', 'minutes')));
	expect([later.status, (await later.text()).includes('Quel banc ?')]).toEqual([200, false]);
	const headers = { authorization: `Bearer ${auth.token}` };
	const reading = `${url}/api/meetings/${String(at(back.view, 'meeting', 'id'))}/reading`;
	const opened = (await (await fetch(reading, { method: 'POST', headers })).json()) as { minutes: string };
	const minutes = await fetch(url + opened.minutes);
	expect([minutes.status, (await minutes.text()).includes('Quel banc ?')]).toEqual([200, true]);
}, 40_000);

test('L16 every refusal of a line is a code', async () => {
	const { url, laptopSecret } = await spawnServer(await newFolder());
	const { token = '' } = await post(url, '/enter', { secret: laptopSecret });
	const table = await post(url, '/tables', { name: 'Table du Port' }, String(token));
	const meeting =
		(await post(url, `/tables/${String(table['id'])}/meetings`, { title: 'Le quai' }, String(token)))['id'] ??
		'';
	const phone = 'a-phone-of-its-own-0123456789';
	await expect(enter(url, { meeting: 'AAAAAAAA', token, role: 'resident' })).rejects.toThrow('unknown');
	await expect(enter(url, { meeting, token: phone, role: 'scribe' })).rejects.toThrow('not-allowed');
	await expect(enter(url, { meeting, token: 'x', role: 'resident' })).rejects.toThrow('bad-command');
	await expect(enter(url, {})).rejects.toThrow('bad-command');
	const early = await enter(url, { meeting, token: phone, role: 'resident' });
	expect(await early.send(bareId(), { type: 'Arrive' })).toEqual({ refused: 'not-open' });
	expect(await early.send('short', { type: 'Arrive' })).toEqual({ refused: 'bad-command' });
}, 40_000);

test('L16 a silent line is closed, and a line that answers pings stays', async () => {
	const { url } = await spawnServer(await newFolder());
	const socket = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
	const said: string[] = [];
	const opened = Promise.withResolvers<string>();
	socket.addEventListener('message', ({ data }) => {
		said.push(String(data));
		opened.resolve(String(data));
	});
	expect(JSON.parse((await opened.promise).slice(1))).toMatchObject({
		pingInterval: 5000,
		pingTimeout: 4000
	});
	const closed = await new Promise((resolve) => socket.addEventListener('close', () => resolve('closed')));
	expect(closed).toBe('closed');
	expect(said).toContain('2');
}, 60_000);
