// A hostile client, in a process of its own, so that it slows down only the server. It sends random bytes, torn packets and half-right
// commands. Arguments: url, what a line says of itself besides its token (JSON),
// frames, seed. After each of its lines it prints how many frames it has sent. It also prints each
// message to it that is neither a phone's view nor a code, and each refusal to let it in.
import { setTimeout } from 'node:timers/promises';
import WebSocket from 'ws';
import { dice, type Dice } from '../dice.ts';
import { bodies, types } from './bodies.ts';

/** The most frames of one line. The server closes the line then, or sooner. */
const atOnce = 100;
/** How many lines send at the same time. */
const lines = 3;
/** The pause after twenty frames. */
const paceMs = 8;
let made = 0;
const newToken = (): string => `fuzz-${process.pid}-${String((made += 1)).padStart(20, '0')}`;

const strange = [
	null,
	true,
	-1,
	1e308,
	'',
	'\u202e\u0000',
	'x'.repeat(300),
	[],
	{},
	{ type: 'Arrive' },
	{ length: 1e9 },
	{ toJSON: 1 },
	[[[[[[]]]]]],
	'__proto__',
	'constructor'
] as const;

/** A value like `value`, with a mistake somewhere in it. */
function bent(value: unknown, chance: Dice): unknown {
	if (chance.chance(0.2)) return chance.pick(strange);
	if (Array.isArray(value)) return value.map((each) => (chance.chance(0.5) ? bent(each, chance) : each));
	if (typeof value !== 'object' || value === null) return chance.chance(0.3) ? chance.pick(strange) : value;
	const entries = Object.entries(value).flatMap(([key, each]) => {
		if (chance.chance(0.1)) return [];
		if (chance.chance(0.1)) return [[`${key}x`, each] as const];
		return [[key, chance.chance(0.4) ? bent(each, chance) : each] as const];
	});
	return chance.chance(0.1)
		? JSON.parse(`{"__proto__":{"role":"facilitator"},"n":${chance.roll(9)}}`)
		: Object.fromEntries(entries);
}

function bytes(chance: Dice): string {
	return String.fromCharCode(...Array.from({ length: chance.roll(60) }, () => chance.roll(0x2fff)));
}

/** One frame as it stands on the wire of Socket.IO: mostly a message, at times only noise. */
function frame(chance: Dice): string | Buffer {
	const envelope = { id: chance.id(), command: bodies[chance.pick(types) ?? 'Arrive'] };
	const ack = chance.chance(0.7) ? String(chance.roll(5000)) : '';
	const event = chance.pick(['command', 'command', 'command', 'view', 'connect', 'disconnect', '']);
	const message = `42${ack}${JSON.stringify([event, bent(envelope, chance)])}`;
	switch (chance.roll(10)) {
		case 0:
			return bytes(chance);
		case 1:
			return message.slice(0, chance.roll(message.length));
		case 2:
			return `4${chance.roll(10)}${bytes(chance)}`;
		case 3:
			return Buffer.from(bytes(chance));
		case 4:
			return `45${chance.roll(3)}-${JSON.stringify(['command', { _placeholder: true, num: chance.roll(9) }])}`;
		case 5:
			return `${chance.roll(8)}${message.slice(1)}`;
		default:
			return message;
	}
}

/** Messages that a phone may get: its view, with its own part, or a code. */
const codes = /^43\d+\[\{"(?:refused":"[a-z-]+"|version":\d+)\}\]$/;
const staffOnly = /"(?:links|persons|connections)":|"note":"[^"]/;
const mayHear = (text: string): boolean => (text.startsWith('43') ? codes.test(text) : !staffOnly.test(text));

/** A line that was let in. Null: it was closed before, as happens when this process is held for too long. */
function line(url: string, asks: object): Promise<WebSocket | null> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
		socket.once('error', reject);
		socket.once('close', () => resolve(null));
		socket.on('message', (data: Buffer) => {
			const text = data.toString();
			if (text.startsWith('44') || !mayHear(text)) process.stdout.write(`heard ${text}\n`);
			if (text.startsWith('0')) socket.send(`40${JSON.stringify({ ...asks, token: newToken() })}`);
			else if (text.startsWith('2')) socket.send('3');
			else if (text.startsWith('40')) resolve(socket);
		});
	});
}

let sent = 0;
async function fuzz(url: string, asks: object, chance: Dice, count: number): Promise<void> {
	while (sent < count) {
		const socket = await line(url, asks);
		if (!socket) continue;
		socket.on('error', () => undefined);
		const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
		for (let burst = 0; burst < atOnce && sent < count && socket.readyState === socket.OPEN; burst += 1) {
			sent += 1;
			socket.send(frame(chance));
			if (burst % 20 === 19) await setTimeout(paceMs);
		}
		socket.close();
		await closed;
		process.stdout.write(`${sent}\n`);
	}
}

const [url = '', asks = '{}', count = '0', seed = '0'] = process.argv.slice(2);
const chance = dice(Number(seed));
await Promise.all(
	Array.from({ length: lines }, () => fuzz(url, JSON.parse(asks) as object, chance, Number(count)))
);
