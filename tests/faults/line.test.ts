// Commands that the line between a phone and the room loses, and that come again all at once.
import { expect, test } from 'vitest';
import { newToken } from '../support/client.ts';
import { openMeeting } from '../support/hall.ts';
import { post, startTestServer } from '../support/server.ts';
import { everyKind, leading } from '../support/served.ts';
import { commandOf, openWire, packetOf } from '../support/wire.ts';

const isAnswer = (packet: string): boolean => packet.startsWith('43');
const isView = (packet: string): boolean => packet.startsWith('42["view"');

test.each(everyKind)(
	'A hundred and fifty commands come at once, and again after the line was lost: each is answered, and done once: %s',
	async (_, serve) => {
		const served = await serve();
		const storm = Array.from({ length: 150 }, (_, at) =>
			commandOf(at, `storm-${String(at).padStart(6, '0')}`, served.act(at))
		);
		const [first, again] = [await openWire(served), await openWire(served)];
		for (const wire of [first, again]) {
			wire.socket.send(packetOf(served.leads));
			await wire.until((packets) => packets.some(isView));
		}
		first.sendAtOnce(storm);
		await first.until((packets) => packets.some(isAnswer));
		first.socket.terminate();
		again.sendAtOnce(storm);
		await again.until((packets) => packets.filter(isAnswer).length === 150 || again.isClosed);
		expect(again.packets.filter(isAnswer)).toHaveLength(150);
		const lead = await leading(served);
		await lead.until((view) => served.done(view) === 150);
	}
);

test('The answer to a link is lost and the server restarts: the same device asks again and gets the same answer', async () => {
	const first = await startTestServer();
	const { made } = await openMeeting(first);
	const path = `/meetings/${made.id}/links`;
	const { body } = await post<{ url: string }>(first, path, { role: 'scribe' }, made.token);
	const asking = { secret: body.url.split('#')[1] ?? '', device: newToken() };
	const lost = await post(first, '/enter', asking);
	await first.close();
	const again = await startTestServer({ dataDir: first.dataDir });
	expect(await post(again, '/enter', asking)).toEqual(lost);
	expect((await post(again, '/enter', { ...asking, device: newToken() })).status).toBe(404);
});
