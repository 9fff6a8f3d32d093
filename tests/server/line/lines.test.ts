// What a client may do with its lines: open many at once, and read what comes, or not.
import { describe, expect, test } from 'vitest';
import { newToken } from '../../support/client.ts';
import { openMeeting } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';
import { commandOf, openWire, packetOf, Poller, type Wire } from '../../support/wire.ts';

const isFirstView = (packet: string): boolean => packet.startsWith('42["view"');
const isRefused = (packet: string): boolean => packet.startsWith('44');
const isAnswer = (packet: string): boolean => packet.startsWith('43');

describe('L44 a line and its seat', () => {
	test('L44 a line that was refused may ask again', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const wire = await openWire(server);
		wire.socket.send(packetOf({ meeting: 'AAAAAAAA', token: newToken(), role: 'resident' }));
		await wire.until((packets) => packets.some(isRefused));
		wire.socket.send(packetOf({ meeting: made.key, token: newToken(), role: 'resident' }));
		await wire.until((packets) => packets.some(isFirstView));
	});

	test('L44 of fifty lines that one phone opens at once twelve are let in, even while the room still opens', async () => {
		const first = await startTestServer();
		const { made } = await openMeeting(first);
		await first.close();
		const server = await startTestServer({ dataDir: first.dataDir });
		const auth = packetOf({ meeting: made.key, token: newToken(), role: 'resident' });
		const wires = await Promise.all(Array.from({ length: 50 }, () => openWire(server)));
		for (const wire of wires) wire.socket.send(auth);
		const isTold = (packets: readonly string[]) =>
			packets.some((each) => isFirstView(each) || isRefused(each));
		await Promise.all(wires.map((wire) => wire.until(isTold)));
		const isIn = ({ packets }: Wire) => packets.some(isFirstView);
		expect(wires.filter(isIn)).toHaveLength(12);
		const codes = wires.filter((wire) => !isIn(wire)).map(({ packets }) => packets.find(isRefused));
		expect(codes.every((code) => code?.includes('too-fast'))).toBe(true);
		// A line that closes makes room for another one.
		const [gone] = wires.filter(isIn);
		gone?.socket.close();
		await gone?.closed();
		await expect
			.poll(async () => {
				const late = await openWire(server);
				late.socket.send(auth);
				await late.until(isTold);
				return isIn(late);
			})
			.toBe(true);
	});

	test('L44 lines that close while they are let in take nobody’s place', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const auth = packetOf({ meeting: made.key, token: newToken(), role: 'resident' });
		for (let round = 0; round < 3; round += 1) {
			const wires = await Promise.all(Array.from({ length: 12 }, () => openWire(server)));
			for (const wire of wires) {
				wire.socket.send(auth);
				wire.socket.terminate();
			}
			await Promise.all(wires.map((wire) => wire.closed()));
		}
		await staff.until((view) => view.connections.phones === 0);
		await expect
			.poll(async () => {
				const wire = await openWire(server);
				wire.socket.send(auth);
				await wire.until((packets) => packets.some((each) => isFirstView(each) || isRefused(each)));
				return wire.packets.some(isFirstView);
			})
			.toBe(true);
	});
});

/** As many commands as an outbox may hold after a long time without Wi-Fi. */
const storm = Array.from({ length: 150 }, (_, at) =>
	commandOf(at, `storm-${String(at).padStart(6, '0')}`, { type: 'CountPresent', present: at })
);

describe('L43 what a reader has not read', () => {
	test('L43 a hundred and fifty commands at once get as many answers, and so do their resends', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const auth = packetOf({ meeting: made.id, token: made.token, role: 'facilitator' });
		for (const expected of ['"version"', '']) {
			const wire = await openWire(server);
			wire.socket.send(auth);
			await wire.until((packets) => packets.some(isFirstView));
			wire.sendAtOnce(storm);
			await wire.until((packets) => packets.filter(isAnswer).length === 150 || wire.isClosed);
			const answers = wire.packets.filter(isAnswer);
			expect(answers).toHaveLength(150);
			expect(answers.every((answer) => answer.includes(expected))).toBe(true);
			expect(wire.isClosed).toBe(false);
		}
	});

	test('L43 a client that polls gets as many answers too', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const poller = new Poller(server);
		await poller.open();
		await poller.send([packetOf({ meeting: made.id, token: made.token, role: 'facilitator' })]);
		const heard: string[] = [];
		while (!heard.some(isFirstView)) heard.push(...(await poller.poll()));
		// All of them come before the next poll, and wait for it.
		await poller.send(storm);
		while (heard.filter(isAnswer).length < 150) {
			const packets = await poller.poll();
			if (packets.includes('2')) await poller.send(['3']);
			heard.push(...packets);
		}
		expect(heard.filter((packet) => packet.includes('"version"') && isAnswer(packet))).toHaveLength(150);
	});
});
