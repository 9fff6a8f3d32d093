// Clients that ask for lines, and keep them, in a way that no browser does.
import { expect, onTestFinished, test } from 'vitest';
import { newToken } from '../support/client.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { commandOf, openWire, packetOf, Poller } from '../support/wire.ts';

test('H20 a line that asks two hundred times in one segment is closed, and leaves no phone behind', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const auth = packetOf({ meeting: made.key, token: newToken(), role: 'resident' });
	const wires = await Promise.all([1, 2, 3].map(() => openWire(server)));
	for (const wire of wires) wire.sendAtOnce(Array.from({ length: 200 }, () => auth));
	await Promise.all(wires.map((wire) => wire.closed()));
	await resident(server, made);
	const { connections } = await staff.until((view) => view.persons.length > 0);
	expect(connections.phones).toBe(1);
});

test('H20 torn and doubled packets before, between and behind those that let a line in leave no phone behind either', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const auth = packetOf({ meeting: made.key, token: newToken(), role: 'resident' });
	const hand = commandOf(0, 'hand-000000', { type: 'Arrive' });
	const scripts = [
		[hand, auth],
		[auth, '41', auth],
		[auth, hand, auth, hand],
		[auth, '41'],
		[auth, '1'],
		['40{', auth],
		[auth, '40/elsewhere,{}', auth],
		Array.from({ length: 50 }, () => [auth, '41']).flat()
	];
	const wires = await Promise.all(scripts.map(() => openWire(server)));
	for (const [index, wire] of wires.entries()) wire.sendAtOnce(scripts[index] ?? []);
	await Promise.all(wires.map((wire) => wire.until((packets) => packets.length > 1 || wire.isClosed)));
	for (const wire of wires) wire.socket.terminate();
	await Promise.all(wires.map((wire) => wire.closed()));
	await staff.until(
		(view) => view.connections.phones === 0 && view.persons.every(({ connected }) => !connected)
	);
});

test('H22 a client that says that it is there and never reads is let go within ten seconds, and nobody waits for it', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const pollers = Array.from({ length: 30 }, () => new Poller(server));
	for (const poller of pollers) {
		await poller.open();
		await poller.send([packetOf({ meeting: made.key, token: newToken(), role: 'resident' })]);
	}
	await staff.until((view) => view.connections.phones === 30);
	const pretending = setInterval(() => {
		for (const poller of pollers) void poller.send(['3']).catch(() => undefined);
	}, 1000);
	onTestFinished(() => clearInterval(pretending));
	const began = performance.now();
	const phone = await resident(server, made);
	await staff.until((view) => view.connections.phones === 1);
	expect(performance.now() - began).toBeLessThan(10_000);
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
}, 20_000);
