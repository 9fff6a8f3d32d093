// The crowd of a room of any kind: all of it leaves and comes back, or some of it reads no more.
import { readdir, readlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bareId, type BareClient } from '../support/bare-client.ts';
import { newToken } from '../support/client.ts';
import { does, everyKind, leading, oneOfTheCrowd, type Serve, type Served } from '../support/served.ts';
import { openWire, packetOf } from '../support/wire.ts';

/** This process holds its journal open. */
async function isHeld({ journal }: Served): Promise<boolean> {
	const handles = await readdir('/proc/self/fd');
	const paths = handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => ''));
	return (await Promise.all(paths)).includes(journal);
}

/** Ten of the crowd do something each, and leave. */
function comeAndGo(served: Served) {
	return Promise.all(
		Array.from({ length: 10 }, async (_, n) => {
			const [token, id] = [newToken(), bareId()];
			const one = await oneOfTheCrowd(served, token);
			const before = JSON.stringify(one.mine);
			const answer = await one.send(id, served.acts(n));
			expect(answer).toHaveProperty('version');
			await one.until((_, mine) => JSON.stringify(mine) !== before);
			one.close();
			return { token, id, n, answer, mine: one.mine };
		})
	);
}

test.each(everyKind)(
	'An empty room closes, and its crowd comes back at once: each finds what is theirs, and a resend finds its answer: %s',
	async (_, serve) => {
		const served = await serve({ idleMs: 20 });
		const lead = await leading(served);
		const crowd = await comeAndGo(served);
		expect(await isHeld(served)).toBe(true);
		lead.close();
		await expect.poll(() => isHeld(served)).toBe(false);
		await Promise.all(
			crowd.map(async ({ token, id, n, answer, mine }) => {
				const back = await oneOfTheCrowd(served, token);
				expect(back.mine).toEqual(mine);
				expect(await back.send(id, served.acts(n))).toEqual(answer);
				expect(back.mine).toEqual(mine);
			})
		);
		const again = await leading(served);
		await again.until((view) => served.here(view) === 10);
	}
);

test('Ten readers stall, whatever the kind of stream: the others go on, and the stalled ones are gone within ten seconds', async () => {
	await Promise.all(everyKind.map(([, serve]) => goesOnAmongStalled(serve)));
});

async function goesOnAmongStalled(serve: Serve): Promise<void> {
	const served = await serve();
	const lead = await leading(served);
	const reader = await oneOfTheCrowd(served);
	const stalled = await Promise.all(Array.from({ length: 10 }, () => openWire(served)));
	for (const { socket } of stalled) socket.send(packetOf(served.auth(newToken())));
	await lead.until((view) => served.here(view) === 11);
	for (const { socket } of stalled) socket.pause();
	const from = toldAt(lead);
	const seen = reader.messages.length;
	for (const n of [1, 2, 3]) expect(await does(lead, served, n)).toHaveProperty('version');
	await reader.until(() => reader.messages.length > seen);
	expect(served.here(lead.view)).toBe(11);
	await lead.until((view) => served.here(view) === 1);
	expect(toldAt(lead) - from).toBeLessThan(10_000);
	expect(await does(lead, served, 4)).toHaveProperty('version');
}

/** The instant of its last message, by the server's clock. */
const toldAt = ({ messages }: BareClient): number => Number(messages.at(-1)?.at);
