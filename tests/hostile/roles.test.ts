// One table of roles and commands. Each cell is tried over a real socket, with a well-formed body.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { clientRows, commandSchema, hostRows } from '#meeting/command.ts';
import type { Role } from '#meeting/frame.ts';
import type { View } from '#meeting/view-types.ts';
import { Client, newId, newToken } from '../support/client.ts';
import { makeMeeting, type PreparedMeeting } from '../support/hall.ts';
import { startServerOn, type TestServer } from '../support/server.ts';
import { bodies, types } from '../support/hostile/bodies.ts';
import { linkToken } from '../support/hostile/links.ts';
import { allowedBy } from '../support/meeting/may-table.ts';

const roles = ['resident', 'screen', 'scribe', 'facilitator'] as const satisfies readonly Role[];
const ofHost = Object.keys(hostRows);
let server: TestServer;
let made: PreparedMeeting;
const tokens = new Map<Role, string>();

beforeAll(async () => {
	server = await startServerOn(await mkdtemp(join(tmpdir(), 'tablee-roles-')));
	made = await makeMeeting(server);
	for (const role of ['screen', 'scribe', 'facilitator'] as const)
		tokens.set(role, await linkToken(server, made, role));
});
afterAll(async () => {
	await server.close();
	await rm(server.dataDir, { recursive: true, force: true });
});

/** The answer to a device of this role. A new resident comes each time, because one alone may not ask this fast. */
async function tries(role: Role, command: unknown): Promise<string> {
	const token = tokens.get(role) ?? newToken();
	const client = new Client<View>(server.url, { meeting: made.id, token, role });
	await client.connect();
	try {
		const answer = await client.raw({ id: newId(), command });
		return 'refused' in answer ? answer.refused : 'accepted';
	} finally {
		client.close();
	}
}

test('H5 the table names every command that a client may send, with a body that can be parsed', () => {
	expect(types.toSorted()).toEqual(Object.keys(clientRows).toSorted());
	for (const type of types) expect(v.safeParse(commandSchema, bodies[type]).success, type).toBe(true);
});

describe.each(roles)('H5 role %s', (role) => {
	test.each(types)('H5 %s', async (type) => {
		const answer = await tries(role, bodies[type]);
		if (allowedBy(type).who.includes(role)) expect(answer).not.toBe('not-allowed');
		else expect(answer).toBe('not-allowed');
	});

	test.each(ofHost)('H5 no client may send %s, which only the server sends', async (type) => {
		const answer = await tries(role, { type, vote: 'some-id-000001', role: 'facilitator', hash: 'x' });
		expect(answer).toBe('bad-command');
	});

	test('H5 what a message says of its author changes nothing', async () => {
		const by = { role: 'facilitator', device: 'host' };
		expect(await tries(role, { ...bodies.AddItem, by })).toBe('bad-command');
	});
});

test('H5 the role comes from the token, not from what its holder asks for', async () => {
	const asked = async (token: string, role: Role) => {
		const client = new Client<View>(server.url, { meeting: made.id, token, role });
		return client.connect().then(
			() => {
				client.close();
				return 'let in';
			},
			(error: Error) => error.message
		);
	};
	const given = { resident: newToken(), ...Object.fromEntries(tokens) };
	for (const [role, token] of Object.entries(given))
		for (const wanted of ['screen', 'scribe', 'facilitator'] as const) {
			const expected = role === wanted || role === 'facilitator' ? 'let in' : 'not-allowed';
			expect(await asked(token, wanted), `${role} as ${wanted}`).toBe(expected);
		}
});
