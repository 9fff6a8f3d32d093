import { describe, expect, test } from 'vitest';
import { apply } from '#stream/patch.ts';
import type { Version } from '#stream/version.ts';
import { connect, newToken, type Client } from '../../support/client.ts';
import { facilitator, openMeeting, resident } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';

const versionOf = (client: Client): Version => {
	if (!client.version) throw new Error('no version');
	return client.version;
};

describe('L10 a phone that comes back', () => {
	test('L10 a phone that comes back gets the difference, and then holds the same as a new phone', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const token = newToken();
		const phone = await resident(server, made, token);
		phone.close();
		const held = phone.view;
		await staff.do({ type: 'EditMeeting', title: 'Le toit' });
		await staff.do({ type: 'CountPresent', present: 31 });
		await staff.until((view) => view.people.present === 31);
		const auth = { meeting: made.key, token, role: 'resident' } as const;
		const back = await connectRaw(server, { ...auth, have: versionOf(phone) });
		expect(back.full).toBeUndefined();
		const view = (back.patches ?? []).reduce((before, patch) => apply(before, patch), held);
		expect(view).toEqual((await connect(server, auth)).view);
		expect(view).toMatchObject({ meeting: { title: 'Le toit' }, people: { present: 31 } });
		expect(back.mine?.person).toBe(phone.mine?.person);
	});

	test('L10 a phone that missed nothing gets nothing', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const token = newToken();
		const phone = await resident(server, made, token);
		await phone.until((view) => view.people.present === 1);
		phone.close();
		const have = versionOf(phone);
		const back = await connectRaw(server, { meeting: made.key, token, role: 'resident', have });
		expect(back).toMatchObject({ patches: [] });
		expect(back.full).toBeUndefined();
	});

	test('L10 after a restart a phone gets everything, and keeps its seat', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const token = newToken();
		const phone = await resident(server, made, token);
		await phone.until((view) => view.people.present === 1);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		const back = await connectRaw(again, {
			meeting: made.key,
			token,
			role: 'resident',
			have: versionOf(phone)
		});
		expect(back.full).toEqual(phone.view);
		expect(back.mine).toEqual(phone.mine);
		expect(back.version.boot).not.toBe(phone.version?.boot);
	});

	test('L10 after many changes, clients that stayed hold the same as new ones', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const phones = await Promise.all(Array.from({ length: 8 }, () => resident(server, made)));
		await Promise.all(phones.map((phone) => phone.do({ type: 'RaiseHand', kind: 'speak' })));
		const { turns } = await staff.until((view) => view.turns.length === 8);
		await staff.do({ type: 'CallNext', after: null });
		await staff.do({ type: 'PlaceTurn', turn: turns[5]?.id ?? '', before: turns[2]?.id ?? '' });
		await staff.do({ type: 'WithdrawHand', turn: turns[6]?.id ?? '' });
		await staff.do({ type: 'CloseList' });
		const fresh = await facilitator(server, made);
		const witness = await resident(server, made);
		await witness.until((view) => !view.queue.open && view.people.present === 9);
		for (const client of [staff, fresh])
			await client.until(
				(view) => view.turns.length === 6 && !view.queue.open && view.connections.phones === 9
			);
		expect({ ...staff.view, connections: null }).toEqual({ ...fresh.view, connections: null });
		for (const phone of phones) {
			await phone.until((view) => !view.queue.open && view.people.present === 9);
			expect(phone.view).toEqual(witness.view);
		}
	});
});

describe('L14 what goes out', () => {
	test('L14 a hundred changes at once go out in a few messages', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		const before = phone.messages.length;
		const counts = Array.from({ length: 100 }, (_, n) => staff.do({ type: 'CountPresent', present: n }));
		await Promise.all(counts);
		await phone.until((view) => view.people.present === 99);
		expect(phone.messages.length - before).toBeLessThan(20);
	});

	test('L14 a device’s own part goes to that device alone', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const [one, two] = [await resident(server, made), await resident(server, made)];
		const before = two.messages.length;
		const turn = await one.do({ type: 'RaiseHand', kind: 'speak' });
		await one.until((_, mine) => mine?.turns.includes(turn) === true);
		await two.until((view) => view.turns.length === 1);
		expect(two.messages.slice(before).filter(({ mine }) => mine)).toEqual([]);
		expect(two.mine?.turns).toEqual([]);
	});

	test('L14 two windows of one phone get the same own part', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const token = newToken();
		const [one, two] = [await resident(server, made, token), await resident(server, made, token)];
		const turn = await one.do({ type: 'RaiseHand', kind: 'speak' });
		await two.until((_, mine) => mine?.turns.includes(turn) === true);
		expect((await staff.until((view) => view.connections.phones === 1)).persons).toHaveLength(1);
	});
});

test('L22 staff see who is connected, and the journal does not record it', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	expect(staff.view.connections).toMatchObject({ phones: 0, phoneReached: false, screens: 0, staff: 1 });
	const phone = await resident(server, made);
	await connect(server, { meeting: made.id, token: made.token, role: 'screen' });
	const seen = await staff.until(
		(view) => view.connections.screens === 1 && view.persons[0]?.connected === true
	);
	expect(seen.connections).toMatchObject({ phones: 1, phoneReached: true });
	const journal = versionOf(phone).journal;
	phone.close();
	const left = await staff.until((view) => view.persons[0]?.connected === false);
	expect(left.connections).toMatchObject({ phones: 0, phoneReached: true });
	expect(left.people.present).toBe(1);
	expect(staff.version?.journal).toBe(journal);
});

/** The first message, as it came. */
async function connectRaw(
	server: { readonly url: string },
	auth: Parameters<typeof connect>[1]
): Promise<Client['messages'][number]> {
	const first = (await connect(server, auth)).messages[0];
	if (!first) throw new Error('no message');
	return first;
}

test('L14 a phone’s first page gets its own part, even when a second page connects at that moment', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const token = newToken();
	const first = await resident(server, made, token);
	await first.do({ type: 'SetName', name: 'Amina' });
	// The change before went out at once. This one waits for its tick, and the second page comes in meanwhile.
	await first.do({ type: 'SetName', name: 'Zora' });
	const second = await connect(server, { meeting: made.key, token, role: 'resident' });
	expect(second.mine?.name).toBe('Zora');
	expect((await first.until((_, mine) => mine?.name === 'Zora')).meeting.phase).toBe('open');
});
