// released-clients/ holds clients of released protocols, each written from the page of its version alone. They take part for ever, and
// are never edited. A version with a new protocol adds a client of its own.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, test } from 'vitest';
import { spawnServer } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { BareClient, bareId, type Json, type Parts } from './released-clients/0.1.1.ts';
import { readMinutes } from '../support/reading.ts';

const known = {
	'0.1.1': '09b7219bccb12a9456824f5713828a27408cda729eb3ebc9e3ff44c19c297499',
	'0.2.0': '975bb98c115e510bf6ed2401867d6245cb6c09ea08ccfc640fe126a80b40127c'
};
const accepted = { version: expect.any(Number) as number };
const at = (json: Json | undefined, ...path: (string | number)[]): Json | undefined =>
	path.reduce<Json | undefined>((found, key) => (found as Parts | undefined | null)?.[key], json);

async function post(url: string, path: string, body: object, token: Json = ''): Promise<Parts> {
	const headers = { 'content-type': 'application/json', authorization: `Bearer ${String(token)}` };
	const response = await fetch(`${url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
	return (await response.json()) as Parts;
}

async function enter(url: string, auth: Parts, held?: Parts): Promise<BareClient> {
	const client = new BareClient(url.replace('http', 'ws'), auth, held);
	onTestFinished(() => client.close());
	await client.opened();
	return client;
}

/** A meeting with a vote of each level, its slips, and its facilitator, made as the page of 0.1.1 says. */
async function prepared(url: string, secret: string) {
	const { token = '' } = await post(url, '/enter', { secret });
	const { id: table } = await post(url, '/tables', { name: 'Table du Port' }, token);
	const votes = ['indicative', 'checked', 'coded'].map((level) => ({
		question: `Quel banc ? (${level})`,
		kind: 'one',
		options: ['Bois', 'Pierre'],
		level
	}));
	const items = [{ title: 'Les bancs', minutes: 15, votes, walls: [{ prompt: 'Vos idées' }] }];
	const asked = { title: 'Le quai', plan: { items } };
	const { id = '' } = await post(url, `/tables/${String(table)}/meetings`, asked, token);
	const { slips } = await post(url, `/meetings/${String(id)}/slips`, { count: 1 }, token);
	const staff = await enter(url, { meeting: id, token, role: 'facilitator' });
	const tell = async (command: Parts) => expect(await staff.send(bareId(), command)).toEqual(accepted);
	await tell({ type: 'OpenDoors' });
	await tell({ type: 'ShowStage', stage: { kind: 'item', item: at(staff.view, 'agenda', 0, 'id') ?? '' } });
	await staff.until((view) => typeof at(view, 'hall', 'code') === 'string');
	const { key = '' } = await post(url, '/join', { code: at(staff.view, 'hall', 'code') ?? '' });
	return { staff, tell, key, code: at(slips, 0, 'code') ?? '' };
}

async function seated(url: string, key: Json) {
	const auth = { meeting: key, token: `phone-of-its-own-${bareId()}`, role: 'resident' };
	const phone = await enter(url, auth);
	expect(await phone.send(bareId(), { type: 'Arrive' })).toEqual(accepted);
	await phone.until((_, mine) => typeof mine['person'] === 'string');
	return { auth, phone };
}

it('holds each client as it was released', () => {
	for (const [version, hash] of Object.entries(known)) {
		const text = readFileSync(join(import.meta.dirname, `released-clients/${version}.ts`));
		expect(createHash('sha256').update(text).digest('hex'), version).toBe(hash);
	}
});

test('A client of the protocol of 0.1.1: it takes part in a whole meeting, with a hand, a vote of each level, an idea, and resends over a lost line', async () => {
	const { url, laptopSecret } = await spawnServer(await newFolder());
	const { staff, tell, key, code } = await prepared(url, laptopSecret);
	const { auth, phone } = await seated(url, key);

	const turn = bareId();
	const first = await phone.send(turn, { type: 'RaiseHand', kind: 'speak' });
	expect(first).toEqual(accepted);
	await phone.until((_, mine) => at(mine, 'turns', 0) === turn);
	const [have, held] = [phone.version, phone.view];
	phone.close();
	await tell({ type: 'CallNext', after: null });
	const back = await enter(url, { ...auth, have }, held);
	expect(back.messages[0]).not.toHaveProperty('full');
	expect(await back.send(turn, { type: 'RaiseHand', kind: 'speak' })).toEqual(first);
	await back.until((view, mine) => at(view, 'floor', 'turn') === turn && mine['speaking'] === turn);
	expect(await back.send(bareId(), { type: 'EndTurn', turn })).toEqual(accepted);

	await tell({ type: 'CountPresent', present: 3 });
	await tell({ type: 'AdmitPhones' });
	for (const [index, of] of [{}, {}, { code }].entries()) {
		const vote = at(staff.view, 'votes', index, 'id') ?? '';
		await tell({ type: 'OpenVote', vote });
		await back.until((view) => at(view, 'vote', 'id') === vote && at(view, 'vote', 'state') === 'open');
		const ballot = { type: 'CastBallot', vote, round: 1, choice: ['b'], ...of };
		const id = bareId();
		const answer = await back.send(id, ballot);
		expect(answer).toEqual(accepted);
		expect(await back.send(id, ballot)).toEqual(answer);
		await tell({ type: 'CloseVote', vote, round: 1 });
		await back.until((view) => at(view, 'vote', 'counts', 'b') === 1);
	}

	const wall = at(staff.view, 'walls', 0, 'id') ?? '';
	await tell({ type: 'OpenWall', wall });
	await back.until((view) => at(view, 'wall', 'state') === 'open');
	const idea = bareId();
	expect(await back.send(idea, { type: 'PostIdea', wall, words: 'Un arbre' })).toEqual(accepted);
	await back.until((_, mine) => at(mine, 'ideas', 0, 'id') === idea);
	await tell({ type: 'NoteEntry', kind: 'decision', words: 'Un banc' });
	await staff.until((view) => at(view, 'entries', 0, 'words') === 'Un banc');
	const entry = at(staff.view, 'entries', 0, 'id') ?? '';
	await tell({ type: 'EditEntry', entry, kind: 'decision', words: 'Deux bancs' });

	await tell({ type: 'CloseMeeting' });
	await back.until((view) => at(view, 'meeting', 'phase') === 'closed');
	expect(back.view).toEqual((await enter(url, auth)).view);
	const meeting = String(at(back.view, 'meeting', 'id'));
	const minutes = await (await readMinutes({ url }, { id: meeting, token: String(auth.token) })).text();
	for (const words of ['Quel banc ? (coded)', 'Deux bancs']) expect(minutes).toContain(words);
});
