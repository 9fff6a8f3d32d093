// Clients that ask for lines, and keep them, in a way that no browser does.
import { describe, expect, onTestFinished, test } from 'vitest';
import { bareId } from '../support/bare-client.ts';
import { newToken } from '../support/client.ts';
import { does, everyKind, leading, oneOfTheCrowd, type Serve } from '../support/served.ts';
import { commandOf, openWire, packetOf, Poller } from '../support/wire.ts';

describe.each(everyKind)('lines to %s', (_, serve) => {
	test('H20 a line that asks two hundred times in one segment is closed, and leaves no phone behind', async () => {
		const served = await serve();
		const lead = await leading(served);
		const auth = packetOf(served.auth(newToken()));
		const wires = await Promise.all([1, 2, 3].map(() => openWire(served)));
		for (const wire of wires) wire.sendAtOnce(Array.from({ length: 200 }, () => auth));
		await Promise.all(wires.map((wire) => wire.closed()));
		await oneOfTheCrowd(served);
		await lead.until((view) => served.here(view) > 0);
		expect(served.here(lead.view)).toBe(1);
	});

	test('H20 torn and doubled packets before, between and behind those that let a line in leave no phone behind either', async () => {
		const served = await serve();
		const lead = await leading(served);
		const auth = packetOf(served.auth(newToken()));
		const command = commandOf(0, bareId(), served.act(0));
		const scripts = [
			[command, auth],
			[auth, '41', auth],
			[auth, command, auth, command],
			[auth, '41'],
			[auth, '1'],
			['40{', auth],
			[auth, '40/elsewhere,{}', auth],
			Array.from({ length: 50 }, () => [auth, '41']).flat()
		];
		const wires = await Promise.all(scripts.map(() => openWire(served)));
		for (const [index, wire] of wires.entries()) wire.sendAtOnce(scripts[index] ?? []);
		await Promise.all(wires.map((wire) => wire.until((packets) => packets.length > 1 || wire.isClosed)));
		for (const wire of wires) wire.socket.terminate();
		await Promise.all(wires.map((wire) => wire.closed()));
		await oneOfTheCrowd(served);
		await lead.until((view) => served.here(view) === 1);
	});

	test('H9 an oversize, deep, packed or binary message harms at most its own line', async () => {
		const served = await serve();
		const lead = await leading(served);
		const wrong = [
			`420["command",{"id":"${bareId()}","command":{"type":"${'x'.repeat(20_000)}"}}]`,
			`420["command",${'['.repeat(4000)}${']'.repeat(4000)}]`,
			`420["command",{"id":"${bareId()}","command":${'{"a":'.repeat(1500)}1${'}'.repeat(1500)}}]`,
			'451-0["command",{"_placeholder":true,"num":0}]',
			'420["command",{"id":"__proto__","command":{"type":"constructor","__proto__":{"role":"host"}}}]'
		];
		for (const packet of wrong) {
			const wire = await openWire(served);
			wire.socket.send(packetOf(served.auth(newToken())));
			await wire.until((packets) => packets.some((each) => each.startsWith('42["view"')));
			wire.socket.send(packet);
			wire.socket.send(Buffer.alloc(300));
			await wire.until((packets) => packets.some((each) => each.startsWith('43')) || wire.isClosed);
			expect(wire.packets.filter((each) => each.startsWith('430[{"version"'))).toEqual([]);
			wire.socket.terminate();
		}
		expect(await does(lead, served, 1)).toHaveProperty('version');
		await lead.until((view) => served.done(view) === 1);
	});
});

test('H22 a client that says that it is there and never reads is let go within ten seconds, and nobody waits for it, whatever the kind of stream', async () => {
	await Promise.all(everyKind.map(([, serve]) => letsGoWhoNeverReads(serve)));
}, 20_000);

async function letsGoWhoNeverReads(serve: Serve): Promise<void> {
	const served = await serve();
	const lead = await leading(served);
	const pollers = Array.from({ length: 30 }, () => new Poller(served));
	for (const poller of pollers) {
		await poller.open();
		await poller.send([packetOf(served.auth(newToken()))]);
	}
	await lead.until((view) => served.here(view) === 30);
	const pretending = setInterval(() => {
		for (const poller of pollers) void poller.send(['3']).catch(() => undefined);
	}, 1000);
	onTestFinished(() => clearInterval(pretending));
	const began = performance.now();
	await oneOfTheCrowd(served);
	await lead.until((view) => served.here(view) === 1);
	expect(performance.now() - began).toBeLessThan(10_000);
	expect(await does(lead, served, 1)).toHaveProperty('version');
}
