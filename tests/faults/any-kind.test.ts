// The engine over a kind of stream that is no meeting (`support/loans`), on disks that break.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '#server/process/ids.ts';
import type { Room } from '#server/room/room.ts';
import { StoreFailure } from '#server/store/store.ts';
import type { Streams } from '#server/store/streams.ts';
import type { AuthorIn } from '#stream/rules.ts';
import { BareClient } from '../support/bare-client.ts';
import { newToken } from '../support/client.ts';
import { dice } from '../support/dice.ts';
import { overlay } from '../support/failing.ts';
import { deviceOf } from '../support/loans/door.ts';
import { borrow, openShelf, openShelves, shelf, shelvesIn, visitor } from '../support/loans/rooms.ts';
import { namesIn } from '../support/loans/effects.ts';
import type { LoanStream } from '../support/loans/kind.ts';
import { newFolder } from '../support/server.ts';
import { diskUntil } from '../support/store/disk-until.ts';

const linesIn = async (streams: Streams<LoanStream>) => {
	const loaded = await streams.load(shelf);
	if ('damaged' in loaded) throw new Error(loaded.damaged.reason);
	return loaded.lines;
};

/** Each is sent once the one before was answered: six loans, of which every second one comes back at once. */
function* loansAndReturns(ids: readonly string[]): Generator<readonly [id: string, LoanStream['command']]> {
	for (const [n, loan] of ids.entries()) {
		yield [loan, borrow(`Outil ${n}`)];
		if (n % 2 === 1) yield [newId(), { type: 'Return', loan }];
	}
}

/** Resolves to what was acknowledged before the cut, each with its version. */
async function untilCut(room: Room<LoanStream>, ids: readonly string[]): Promise<Map<string, number>> {
	const acknowledged = new Map<string, number>();
	for (const [id, command] of loansAndReturns(ids)) {
		const answer = await room.submit(visitor, id, command);
		if (!('version' in answer)) break;
		acknowledged.set(id, answer.version);
	}
	return acknowledged;
}

test('A room of another kind is cut at any act of its disk: every acknowledged command is there once, a resend gets its first answer, and the box has the names of what is lent and no other', async () => {
	let acks = 0;
	for (let limit = 0; ; limit += 1) {
		const cut = diskUntil(limit);
		const dying = await openShelves(undefined, cut.disk);
		await shelvesIn(dying).create(shelf);
		const room = await openShelf(shelvesIn(dying));
		cut.isArmed = true;
		const ids = Array.from({ length: 6 }, newId);
		const acknowledged = await untilCut(room, ids);
		cut.isArmed = false;
		await dying.close();
		const store = await openShelves(dying.folder);
		const streams = shelvesIn(store);
		const again = await openShelf(streams);
		const causes = (await linesIn(streams)).map(({ cause }) => cause);
		expect(causes.slice(0, acknowledged.size), `after ${limit}`).toEqual([...acknowledged.keys()]);
		expect(new Set(causes).size).toBe(causes.length);
		const names = await namesIn(streams, shelf, ids);
		expect(Object.keys(names).sort(), `after ${limit}`).toEqual(Object.keys(again.state.loans).sort());
		expect(again.beside).toEqual(names);
		for (const [id, version] of acknowledged)
			expect(await again.submit(visitor, id, borrow('Autre'))).toEqual({ version });
		await again.close();
		await store.close();
		acks += acknowledged.size;
		if (cut.acts <= limit) break;
	}
	expect(acks).toBeGreaterThan(50);
}, 30_000);

/** An act of one device, and whether the disk refuses meanwhile. If `waits` is false, it falls into one batch with its neighbours. */
const acts = fc.array(
	fc.record({
		device: fc.constantFrom('phone-1', 'phone-2'),
		tool: fc.nat(3),
		returns: fc.boolean(),
		waits: fc.boolean(),
		refuses: fc.constantFrom('no', 'no', 'journal', 'box')
	}),
	{ minLength: 5, maxLength: 30 }
);

test('A room of another kind gets commands in any order on a disk that refuses now and then: each is done once, and its journal folds to what was live', async () => {
	const store = await openShelves();
	let refused = 0;
	let repeated = 0;
	await fc.assert(
		fc.asyncProperty(acts, async (commands) => {
			const [id, files] = [newId(), shelvesIn(store)];
			let refuses = 'no';
			const guarded = <T>(what: string, work: () => Promise<T>): Promise<T> => {
				if (refuses !== what) return work();
				refused += 1;
				return Promise.reject(new StoreFailure('the test refuses', false));
			};
			const streams = overlay(files, {
				append: (...lines) => guarded('journal', () => files.append(...lines)),
				seal: (...secrets) => guarded('box', () => files.seal(...secrets))
			});
			await files.create(id);
			const room = await openShelf(streams, undefined, id);
			const done = new Map<string, { by: AuthorIn<LoanStream>; version: number }>();
			const tried: string[] = [];
			const sends = async (by: AuthorIn<LoanStream>, loan: string, command: LoanStream['command']) => {
				tried.push(loan);
				for (;;) {
					const answer = await room.submit(by, loan, command);
					if ('version' in answer) return void done.set(loan, { by, version: answer.version });
					if (answer.refused !== 'not-saved') return;
					repeated += 1;
					refuses = 'no'; // there is room again: the same is sent again
				}
			};
			let sending: Promise<void>[] = [];
			for (const { device, tool, returns, waits, refuses: next } of commands) {
				const [loan] = Object.values(room.state.loans).filter((each) => each.tool === `Outil ${tool}`);
				const back = { type: 'Return', loan: loan?.id ?? 'nothing-yet' } as const;
				refuses = next;
				sending.push(sends({ role: 'visitor', device }, newId(), returns ? back : borrow(`Outil ${tool}`)));
				if (!waits) continue;
				await Promise.all(sending);
				sending = [];
			}
			await Promise.all(sending);
			const live = JSON.stringify([room.state, room.beside, room.version]);
			await room.close();
			expect(Object.keys(await namesIn(files, id, tried)).sort()).toEqual(
				Object.keys(room.state.loans).sort()
			);
			const again = await openShelf(files, undefined, id);
			expect(JSON.stringify([again.state, again.beside, again.version])).toBe(live);
			for (const [loan, { by, version }] of done)
				expect(await again.submit(by, loan, borrow('Autre'))).toEqual({ version });
			expect(again.version).toBe(done.size);
			await again.close();
		}),
		{ numRuns: 40 }
	);
	expect([refused > 10, repeated > 10]).toEqual([true, true]);
}, 30_000);

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const program = resolve(import.meta.dirname, '../support/loans/program.ts');

async function spawnShelf(folder: string): Promise<{ url: string; kill: () => Promise<unknown> }> {
	const child = spawn(process.execPath, [program], {
		env: { ...process.env, DATA_DIR: folder },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const exit = once(child, 'exit');
	const [said] = (await once(child.stdout, 'data')) as [Buffer];
	const kill = () => {
		child.kill('SIGKILL');
		return exit;
	};
	return { url: said.toString().trim().replace('http', 'ws'), kill };
}

/** A command with its device, and the version that it was answered with. */
type Acknowledged = Map<string, { readonly device: string; readonly version: number }>;

/** Six visitors borrow one thing after the other, until the server is killed after so many answers. */
async function burst(folder: string, killAfter: number, acknowledged: Acknowledged): Promise<string[]> {
	const { url, kill } = await spawnShelf(folder);
	const reached = Promise.withResolvers<unknown>();
	const tried: string[] = [];
	let answered = 0;
	const tokens = Array.from({ length: 6 }, newToken);
	const clients = await Promise.all(
		tokens.map(async (token) => {
			const client = new BareClient(url, { shelf, token, role: 'visitor' });
			await client.opened();
			return { client, device: deviceOf(token) };
		})
	);
	for (const { client, device } of clients)
		void (async () => {
			for (let n = 0; n < 6; n += 1) {
				const id = newId();
				tried.push(id);
				const { version } = await client.send(id, borrow(`Outil ${id}`)); // never answered once it is killed
				acknowledged.set(id, { device, version: Number(version) });
				answered += 1;
				if (answered >= killAfter) reached.resolve(true);
			}
		})();
	await reached.promise;
	await kill();
	for (const { client } of clients) client.close();
	return tried;
}

test('A server of another kind is killed at random instants of a burst, again and again: every acknowledged command is there once, a resend gets its first answer, and the box has the names of what is lent and no other', async () => {
	const [chance, folder, tried] = [dice(seed), await newFolder(), [] as string[]];
	const acknowledged: Acknowledged = new Map();
	for (let cycle = 0; cycle < 3; cycle += 1)
		tried.push(...(await burst(folder, 5 + chance.roll(25), acknowledged)));
	const streams = shelvesIn(await openShelves(folder));
	const room = await openShelf(streams);
	const causes = (await linesIn(streams)).map(({ cause }) => cause);
	expect(acknowledged.size).toBeGreaterThan(10);
	expect(
		[...acknowledged.keys()].filter((id) => !causes.includes(id)),
		`seed ${seed}`
	).toEqual([]);
	expect(new Set(causes).size).toBe(causes.length);
	for (const [id, { device, version }] of acknowledged)
		expect(await room.submit({ role: 'visitor', device }, id, borrow('Autre'))).toEqual({ version });
	const names = await namesIn(streams, shelf, tried);
	expect(Object.keys(names).sort()).toEqual(Object.keys(room.state.loans).sort());
	await room.close();
}, 60_000);
