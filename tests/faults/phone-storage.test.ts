// The browser or the clock of a phone fails while its line is cut. Its taps reach the room all the same.
import { afterEach, expect, test, vi } from 'vitest';
import { Outbox } from '#live/outbox.ts';
import { FragileStorage } from '../support/live/fragile-storage.ts';
import { connect, newId, newToken, type Client } from '../support/client.ts';
import { openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

/** A server in a process of its own, because only the clock of the phone is set. */
async function phoneInVote() {
	const storage = new FragileStorage();
	vi.stubGlobal('localStorage', storage);
	const server = await spawnServer(await newFolder());
	const { made, staff, item } = await openMeeting(server);
	const token = newToken();
	const phone = await resident(server, made, token);
	const vote = await openVote(staff, item);
	phone.close();
	return { storage, staff, vote, token, back: () => comeBack(server, made, token) };
}
const comeBack = (
	server: { readonly url: string },
	{ key }: PreparedMeeting,
	token: string
): Promise<Client> => connect(server, { meeting: key, token, role: 'resident' });

async function sendAll(outbox: Outbox, phone: Client): Promise<void> {
	for (let [next] = outbox.waiting; next; [next] = outbox.waiting)
		outbox.settle(next.id, await phone.raw(next));
}

test('A phone’s storage fills up while a tap waits in it: that tap and the next reach the room', async () => {
	const { storage, staff, vote, token, back } = await phoneInVote();
	const outbox = new Outbox(token, 'resident');
	const hand = outbox.add({ id: newId(), command: { type: 'RaiseHand', kind: 'speak' } });
	storage.takes = () => false;
	const answer = outbox.add({ id: newId(), command: ballot(vote, 'for') });
	await sendAll(outbox, await back());
	for (const each of [await hand, await answer]) expect(each).toHaveProperty('version');
	const view = await staff.until(({ votes }) => votes[0]?.answered === 1);
	expect(view.turns).toHaveLength(1);
	expect(storage.all).toEqual([]);
});

for (const jump of [13, -13])
	test(`A phone’s clock jumps thirteen hours (${jump}) while its ballot waits: the ballot is counted, also after a reload`, async () => {
		const { staff, vote, token, back } = await phoneInVote();
		void new Outbox(token, 'resident').add({ id: newId(), command: ballot(vote, 'for') });
		const { now } = Date;
		vi.spyOn(Date, 'now').mockImplementation(() => now() + jump * 3_600_000);
		await sendAll(new Outbox(token, 'resident'), await back());
		await staff.until(({ votes }) => votes[0]?.answered === 1);
	});
