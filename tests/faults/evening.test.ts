// Faults of an evening: the laptop's date, a restart while somebody speaks, taps that come again, and two facilitators who do not
// agree.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { connect, newId, newToken, type Answer, type Client } from '../support/client.ts';
import { dice } from '../support/dice.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder, post, startTestServer, type TestServer } from '../support/server.ts';

const hour = 3_600_000;

/** Somebody speaks. */
async function speaking(server: Parameters<typeof openMeeting>[0]) {
	const { made, staff, item } = await openMeeting(server);
	const phone = await resident(server, made);
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.until((view) => view.turns.length === 1);
	await staff.do({ type: 'CallNext', after: null });
	const { floor } = await staff.until((view) => view.floor !== null);
	return { made, staff, phone, item, turn: floor?.turn ?? '' };
}

/** The time of the turn that a client shows as left, at the moment of its last message. */
function leftMs({ view, messages }: Client<StaffView>): number {
	const { floor } = view;
	const at = messages.at(-1)?.at;
	if (!floor || at === undefined) throw new Error('nobody speaks');
	return floor.startedAt + floor.allowedMs + floor.pausedMs - (floor.pausedAt ?? at);
}
/** More people than have a seat. Else a view from before the act would pass, too. */
let counted = 100;
interface Seen {
	readonly leftMs: number;
	/** The server said it between these two instants of this process. */
	readonly from: number;
	readonly to: number;
}

/** Does any act, so that a message comes now. Resolves to the time that is then left of the turn. */
async function look(staff: Client<StaffView>): Promise<Seen> {
	const from = performance.now();
	const present = (counted += 1);
	await staff.do({ type: 'CountPresent', present });
	await staff.until((view) => view.people.present === present);
	return { leftMs: leftMs(staff), from, to: performance.now() };
}

/** The turn has spent as much time as has passed, however long this machine took to look. */
function expectTrue(first: Seen, then: Seen, withinMs: number): void {
	const spent = first.leftMs - then.leftMs;
	expect(spent).toBeGreaterThanOrEqual(then.from - first.to - withinMs);
	expect(spent).toBeLessThanOrEqual(then.to - first.from + withinMs);
}

describe.each([
	['forward', 2 * hour],
	['back', -2 * hour]
])('the wall clock jumps two hours', (where, jump) => {
	test(`The wall clock jumps two hours ${where} during a turn: no timer moves`, async () => {
		const server = await startTestServer();
		const { staff } = await speaking(server);
		const first = await look(staff);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump, shouldAdvanceTime: true });
		onTestFinished(() => void vi.useRealTimers());
		expectTrue(first, await look(staff), 5);
		await staff.do({ type: 'EndTurn', turn: staff.view.floor?.turn ?? '' });
		await staff.until((view) => view.floor === null);
	});
});

test('The wall clock is set back two hours over a restart during a turn: the time left goes on from where it was', async () => {
	const server = await startTestServer();
	const { made, staff } = await speaking(server);
	await look(staff);
	const allowedMs = staff.view.floor?.allowedMs ?? NaN;
	await server.close();
	const last = await lastAt(server, made);
	let now = last - 2 * hour;
	const slow = await startTestServer({ dataDir: server.dataDir, clock: () => now });
	const back = await facilitator(slow, made);
	const left = (back.view.floor?.startedAt ?? NaN) + allowedMs - last;
	expect((await look(back)).leftMs).toBe(left);
	now += 1200;
	expect((await look(back)).leftMs).toBe(left - 1200);
});

test('SIGKILL and a restart during a turn: the time left is right within a second, on every surface', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made, staff } = await speaking(server);
	const first = await look(staff);
	await server.stop('SIGKILL');
	const again = await spawnServer(dataDir);
	const back = await facilitator(again, made);
	expectTrue(first, await look(back), 1000);
	const screen = await connect(again, { meeting: made.id, token: made.token, role: 'screen' });
	const phone = await resident(again, made);
	for (const { view, messages } of [screen, phone]) {
		expect(view.floor).toMatchObject(timesOf(back.view));
		expect(messages.at(-1)?.at).toBeGreaterThanOrEqual(back.messages[0]?.at ?? NaN);
	}
});

const timesOf = ({ floor }: StaffView) => ({ startedAt: floor?.startedAt, allowedMs: floor?.allowedMs });

async function lastAt({ dataDir }: TestServer, { id }: PreparedMeeting): Promise<number> {
	const text = await readFile(join(dataDir, 'meetings', `${id}.jsonl`), 'utf8');
	return (JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { at: number }).at;
}

async function causesOf({ dataDir }: TestServer, { id }: PreparedMeeting): Promise<string[]> {
	const text = await readFile(join(dataDir, 'meetings', `${id}.jsonl`), 'utf8');
	return text
		.trimEnd()
		.split('\n')
		.map((line) => (JSON.parse(line) as { cause: string }).cause);
}

test('The same command comes one to five times, over reconnects and restarts: it is done once, and answered the same each time', async () => {
	const seed = Date.now() % 1_000_000;
	const chance = dice(seed);
	let server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	const phones = await Promise.all(
		Array.from({ length: 6 }, async () => {
			const token = newToken();
			return { token, client: await resident(server, made, token) };
		})
	);
	const sent = phones.flatMap((phone, at) => [
		{ phone, id: newId(), command: { type: 'PostIdea', wall, words: `Idée ${at}` } as const },
		{ phone, id: newId(), command: { type: 'RaiseHand', kind: 'speak' } as const },
		{ phone, id: newId(), command: { type: 'SetName', name: `Nom ${at}` } as const }
	]);
	const times = new Map(sent.map((each) => [each, 1 + chance.roll(5)]));
	const answers = new Map<(typeof sent)[number], Answer[]>(sent.map((each) => [each, []]));
	for (let wave = 0; wave < 5; wave += 1) {
		await Promise.all(
			sent.map(async (each) => {
				if (wave >= (times.get(each) ?? 0)) return;
				const twice = chance.chance(0.3) ? [each, each] : [each];
				const said = await Promise.all(twice.map(() => each.phone.client.send(each.command, each.id)));
				answers.get(each)?.push(...said);
			})
		);
		if (wave % 2 === 1) {
			await server.close();
			server = await startTestServer({ dataDir: server.dataDir });
		}
		for (const phone of phones) {
			phone.client.close();
			phone.client = await resident(server, made, phone.token);
		}
	}
	const causes = await causesOf(server, made);
	for (const [each, said] of answers) {
		expect(said[0], `seed ${seed}`).toHaveProperty('version');
		expect(new Set(said.map((answer) => JSON.stringify(answer))).size, `seed ${seed}`).toBe(1);
		expect(
			causes.filter((cause) => cause === each.id),
			`seed ${seed}`
		).toHaveLength(1);
	}
	const { view } = await facilitator(server, made);
	expect([view.turns.length, view.ideas.length]).toEqual([6, 6]);
});

/** Another window of a facilitator, with a link, and so a device, of its own. */
async function coFacilitator(server: TestServer, made: PreparedMeeting): Promise<Client<StaffView>> {
	const link = await post<{ url: string }>(
		server,
		`/meetings/${made.id}/links`,
		{ role: 'facilitator' },
		made.token
	);
	const secret = link.body.url.split('#')[1] ?? '';
	const { body } = await post<{ token: string }>(server, '/enter', { secret });
	return facilitator(server, { ...made, token: body.token });
}

test('Two facilitators press opposite things 1,000 times: each gets an answer, both see the same, and the journal agrees', async () => {
	const seed = Date.now() % 1_000_000;
	const chance = dice(seed);
	const server = await startTestServer();
	const { made, turn, item } = await speaking(server);
	const phone = await resident(server, made);
	// Each facilitator has six windows, because one device may send forty commands a second.
	const sides = [[], []] as [Client<StaffView>[], Client<StaffView>[]];
	for (const side of sides) while (side.length < 6) side.push(await coFacilitator(server, made));
	const opposites: readonly (readonly [ClientCommand, ClientCommand])[] = [
		[{ type: 'OpenList' }, { type: 'CloseList' }],
		[
			{ type: 'PauseTurn', turn },
			{ type: 'ResumeTurn', turn }
		],
		[
			{ type: 'ShowStage', stage: { kind: 'item', item } },
			{ type: 'ShowStage', stage: { kind: 'pause' } }
		],
		[
			{ type: 'ExtendTurn', turn, bySeconds: 60 },
			{ type: 'ExtendTurn', turn, bySeconds: -60 }
		]
	];
	let pressed = 0;
	while (pressed < 1000) {
		const presses: Promise<Answer>[] = [];
		for (; presses.length < 40; pressed += 1) {
			const [ours, theirs] = chance.pick(opposites) ?? [];
			const order = chance.chance(0.5) ? [0, 1] : [1, 0];
			for (const side of order) {
				const command = side === 0 ? ours : theirs;
				const window = sides[side]?.[pressed % 6];
				if (command && window) presses.push(window.send(command));
			}
		}
		for (const answer of await Promise.all(presses))
			if ('refused' in answer)
				expect(['nobody-speaks', 'turn-over', 'turn-running']).toContain(answer.refused);
	}
	const everybody = [...sides[0], ...sides[1]];
	const fresh = await facilitator(server, made);
	await fresh.do({ type: 'CountPresent', present: 999 });
	const settled = async (window: Client<StaffView>): Promise<object> => {
		const view = await window.until(({ people }) => people.present === 999);
		const persons = view.persons.map((person) => ({ ...person, connected: null }));
		const seats = { ...view.seats, idle: null }; // as `connected`
		return { ...view, persons, seats, hall: null, connections: null };
	};
	const told = await settled(fresh);
	for (const window of everybody) expect(await settled(window), `seed ${seed}`).toEqual(told);
	await phone.until((view) => view.queue.open === fresh.view.queue.open && view.people.present === 999);
	await server.close();
	const again = await startTestServer({ dataDir: server.dataDir });
	expect(await settled(await facilitator(again, made)), `seed ${seed}`).toEqual(told);
	const journal = await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	for (const kinds of [/"type":"(List(?:Opened|Closed))"/g, /"type":"(Turn(?:Paused|Resumed))"/g]) {
		const facts = [...journal.matchAll(kinds)].map(([, fact]) => fact);
		expect(facts.length).toBeGreaterThan(20);
		expect(
			facts.filter((fact, at) => fact === facts[at - 1]),
			`seed ${seed}`
		).toEqual([]);
	}
});
