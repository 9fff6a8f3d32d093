// A hall full of phones, whose lines are frozen, flapping, swallowed or stalled.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ClientCommand } from '#meeting/command.ts';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { newId, newToken, type Answer, type Client } from '../support/client.ts';
import { dice } from '../support/dice.ts';
import { openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

/** `next` resolves with the person each time that the phone finds itself in its seat. */
async function phoneProcess(server: { readonly url: string }, { key }: PreparedMeeting) {
	const file = join(import.meta.dirname, '../support/faults/phone.ts');
	const child = spawn(process.execPath, [file, server.url, key, newToken()], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const lines = createInterface(child.stdout);
	const next = async (): Promise<string> => String((await once(lines, 'line'))[0]);
	return { child, next, person: await next() };
}
const p95 = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Infinity;
const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

test('A phone is frozen for twenty minutes: it is back in its seat within two seconds, and kept its turn', async () => {
	let passedMs = 0;
	const server = await startTestServer({ clock: () => Date.now() + passedMs });
	const { made, staff } = await openMeeting(server);
	const phone = await phoneProcess(server, made);
	await staff.do({ type: 'RaiseHand', kind: 'speak', for: { person: phone.person } });
	phone.child.kill('SIGSTOP');
	await staff.until((view) => view.connections.phones === 0, 15_000);
	passedMs = 20 * 60_000;
	// More changes than the room remembers, so that it sends everything anew.
	for (let n = 0; n < 12; n += 1)
		await Promise.all(
			Array.from({ length: 16 }, (_, at) => staff.do({ type: 'CountPresent', present: n * 16 + at }))
		);
	const back = phone.next();
	const began = performance.now();
	phone.child.kill('SIGCONT');
	expect(await back).toBe(phone.person);
	expect(performance.now() - began).toBeLessThan(2000);
	const view = await staff.until(({ connections }) => connections.phones === 1);
	expect(view.turns.map(({ person }) => person)).toEqual([phone.person]);
	expect(view.persons).toHaveLength(1);
}, 60_000);

test('A black hole swallows three phones of five: staff see two phones within fifteen seconds, and those two go on', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const swallowed = await Promise.all(Array.from({ length: 3 }, () => phoneProcess(server, made)));
	const others = await Promise.all(Array.from({ length: 2 }, () => resident(server, made)));
	await staff.until((view) => view.connections.phones === 5);
	for (const { child } of swallowed) child.kill('SIGSTOP');
	const view = await staff.until(({ connections }) => connections.phones === 2, 15_000);
	const gone = new Set(swallowed.map(({ person }) => person));
	for (const { id, connected } of view.persons) expect(connected).toBe(!gone.has(id));
	for (const phone of others) await phone.do({ type: 'RaiseHand', kind: 'speak' });
	expect(view.people.present).toBe(5);
}, 60_000);

/** Sends until it is answered, with the same id, as a phone's outbox does. */
async function insist({ socket }: Client<RoomView>, command: ClientCommand, id: string): Promise<Answer> {
	for (;;) {
		const answer = await new Promise<Answer | null>((resolve) => {
			const lost = () => resolve(null);
			socket.once('disconnect', lost);
			socket.emit('command', { id, command }, (said: Answer) => {
				socket.off('disconnect', lost);
				resolve(said);
			});
		});
		if (answer) return answer;
		if (!socket.connected) await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
	}
}

test('The Wi-Fi flaps for a hundred phones: every seat and every ballot is there once', async () => {
	const seed = Date.now() % 1_000_000;
	const chance = dice(seed);
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 100 }, () => resident(server, made)));
	const persons = phones.map(({ mine }) => mine?.person);
	const vote = await openVote(staff, item);
	const choices = ['for', 'against', 'abstain', 'none'];
	let flaps = 0;
	const answers = await Promise.all(
		phones.map(async (phone) => {
			let choice = '';
			for (let n = 0; n < 4; n += 1) {
				choice = chance.pick(choices) ?? '';
				const id = newId();
				if (chance.chance(0.6)) {
					flaps += 1;
					phone.socket.emit('command', { id, command: ballot(vote, choice) }); // its answer is lost on the way
					for (let turns = chance.roll(60); turns > 0; turns -= 1) await turn();
					phone.socket.io.engine.close();
				}
				expect(await insist(phone, ballot(vote, choice), id), `seed ${seed}`).toHaveProperty('version');
			}
			return choice;
		})
	);
	expect(flaps).toBeGreaterThan(150);
	const view = await staff.until(({ connections }) => connections.phones === 100, 15_000);
	expect([view.persons.length, view.people.present]).toEqual([100, 100]);
	expect(phones.map(({ mine }) => mine?.person)).toEqual(persons);
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const counts = Object.fromEntries(
		choices.map((each) => [each, answers.filter((one) => one === each).length])
	);
	const closed = await staff.until((seen) => seen.vote?.state === 'closed');
	expect(closed.vote?.results, `seed ${seed}`).toMatchObject([{ cast: 100, counts }]);
	const journal = await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	expect(journal.match(/"type":"BallotCast"/g), `seed ${seed}`).toHaveLength(400);
}, 60_000);

/** A reader over the bare wire, which can stop reading while its line stays open. */
async function reader({ url }: { readonly url: string }, { key }: PreparedMeeting): Promise<WebSocket> {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
	onTestFinished(() => socket.terminate());
	const auth = JSON.stringify({ meeting: key, token: newToken(), role: 'resident' });
	await new Promise<void>((resolve) => {
		socket.on('message', (data) => {
			const text = String(data);
			if (text.startsWith('0')) socket.send(`40${auth}`);
			if (text.startsWith('42')) resolve();
			if (text === '2') socket.send('3');
		});
	});
	return socket;
}

/** For each act of staff, how long it took until 95 of 100 of these phones knew it. */
async function waits(staff: Client<StaffView>, phones: readonly Client<RoomView>[]): Promise<number[]> {
	const all: number[] = [];
	while (all.length < 8) {
		const present = (staff.view.people.present + 1) % 5000;
		const began = performance.now();
		const seen = phones.map((phone) =>
			phone.until((view) => view.people.present === present).then(() => performance.now() - began)
		);
		await staff.do({ type: 'CountPresent', present });
		all.push(p95(await Promise.all(seen)));
		await staff.until((view) => view.people.present === present);
	}
	return all;
}

/** The instant of the server's last message to staff, by the server's clock. */
const toldAt = ({ messages }: Client<StaffView>): number => messages.at(-1)?.at ?? NaN;

test('Fifty readers stall: the others wait at most twice as long, and the stalled ones are gone within ten seconds', async () => {
	const server = await spawnServer(await newFolder());
	const { made, staff } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 50 }, () => resident(server, made)));
	const readers = await Promise.all(Array.from({ length: 50 }, () => reader(server, made)));
	await staff.until((view) => view.connections.phones === 100);
	await waits(staff, phones); // warm
	const [reading, stalled]: [number[], number[]] = [[], []];
	while (reading.length < 48) {
		// In turn, time after time. Whatever else this machine does then slows both equally.
		reading.push(...(await waits(staff, phones)));
		for (const each of readers) each.pause();
		stalled.push(...(await waits(staff, phones)));
		const caughtUp = readers.map((each) => once(each, 'message'));
		for (const each of readers) each.resume();
		await Promise.all(caughtUp);
	}
	expect(median(stalled)).toBeLessThan(2 * median(reading));
	expect(staff.view.connections.phones).toBe(100);
	const from = toldAt(staff);
	for (const each of readers) each.pause();
	await staff.until((view) => view.connections.phones === 50, 30_000);
	expect(toldAt(staff) - from).toBeLessThan(10_000);
	await waits(staff, phones);
}, 90_000);
