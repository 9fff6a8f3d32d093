// The engine over a kind of stream that is no meeting (`support/loans`), on disks that break.
import { cp } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#server/entry/identity.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { StoreFailure } from '#server/store/store.ts';
import type { Streams } from '#server/store/streams.ts';
import type { AuthorIn } from '#stream/rules.ts';
import { overlay } from '../support/failing.ts';
import { borrow, openShelf, openShelves, shelf, shelvesIn, visitor } from '../support/loans/rooms.ts';
import type { LoanCommand, LoanStream } from '../support/loans/stream.ts';
import { newFolder } from '../support/server.ts';

const linesIn = async (streams: Streams<LoanStream>) => {
	const loaded = await streams.load(shelf);
	if ('damaged' in loaded) throw new Error(loaded.damaged.reason);
	return loaded.lines;
};

test('A room of another kind is cut at any flush: it has every acknowledged command once, and nothing beside that its journal does not know', async () => {
	const cuts: { folder: string; acknowledged: readonly string[] }[] = [];
	const acknowledged: string[] = [];
	let folder = '';
	const cut = async () => {
		const copy = await newFolder();
		await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('lock') });
		cuts.push({ folder: copy, acknowledged: [...acknowledged] });
	};
	let isWatched = false;
	const disk: Disk = {
		...realDisk,
		flush: async (file) => {
			if (isWatched) await cut();
			await realDisk.flush(file);
			if (isWatched) await cut();
		}
	};
	const store = await openShelves(undefined, disk);
	folder = store.folder;
	const streams = shelvesIn(store);
	await streams.create(shelf);
	const room = await openShelf(streams);
	isWatched = true;
	const ids = Array.from({ length: 6 }, newId);
	for (const [n, id] of ids.entries()) {
		await room.submit(visitor, id, borrow(`Outil ${n}`));
		acknowledged.push(id);
		if (n % 2 === 0) continue;
		const back = newId();
		await room.submit(visitor, back, { type: 'Return', loan: id });
		acknowledged.push(back);
	}
	isWatched = false;
	expect(cuts.length).toBeGreaterThan(20);
	for (const each of cuts) {
		const files = await openShelves(each.folder);
		const after = shelvesIn(files);
		const again = await openShelf(after);
		const causes = (await linesIn(after)).map(({ cause }) => cause);
		expect(causes.slice(0, each.acknowledged.length)).toEqual(each.acknowledged);
		expect(new Set(causes).size).toBe(causes.length);
		expect(Object.keys(await after.names(shelf)).sort()).toEqual(Object.keys(again.state.loans).sort());
		await again.close();
		await files.close();
	}
}, 30_000);

/** An act of one device, and whether the disk refuses meanwhile. If `waits` is false, it falls into one batch with its neighbours. */
const acts = fc.array(
	fc.record({
		device: fc.constantFrom('phone-1', 'phone-2'),
		tool: fc.nat(3),
		returns: fc.boolean(),
		waits: fc.boolean(),
		refuses: fc.constantFrom('no', 'no', 'journal', 'names')
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
				setName: (...name) => guarded('names', () => files.setName(...name))
			});
			await files.create(id);
			const room = await openShelf(streams, undefined, id);
			const done = new Map<string, { by: AuthorIn<LoanStream>; version: number }>();
			const sends = async (by: AuthorIn<LoanStream>, loan: string, command: LoanCommand) => {
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
			expect(Object.keys(await files.names(id)).sort()).toEqual(Object.keys(room.state.loans).sort());
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
