// The engine over a kind of stream that is no meeting (`support/loans`).
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newId } from '#server/process/ids.ts';
import type { Room } from '#server/room/room.ts';
import { BoxLost, StoreFailure } from '#server/store/store.ts';
import type { Streams } from '#server/store/streams.ts';
import { apply } from '#stream/patch.ts';
import { overlay } from '../../support/failing.ts';
import { namesIn } from '../../support/loans/effects.ts';
import { loanFolder } from '../../support/loans/kind.ts';
import {
	borrow,
	hearing,
	keeper,
	openShelf,
	openShelfRooms,
	openShelves,
	shelf,
	shelvesIn,
	visitor
} from '../../support/loans/rooms.ts';
import type { LoanStream } from '../../support/loans/kind.ts';

async function newShelf(around = (streams: Streams<LoanStream>) => streams) {
	const store = await openShelves();
	const streams = around(shelvesIn(store));
	await streams.create(shelf);
	return { store, streams, room: await openShelf(streams) };
}

describe('L122 a room of another kind', () => {
	test('L122 what a command did is in the folder of its kind, and its sealed effect was on disk before it', async () => {
		const before: unknown[] = [];
		const loan = newId();
		const { store, room } = await newShelf((streams) =>
			overlay(streams, {
				append: async (...lines) => {
					before.push(await namesIn(streams, shelf, [loan]));
					await streams.append(...lines);
				}
			})
		);
		expect(await room.submit(visitor, loan, borrow('Scie'))).toEqual({ version: 1 });
		expect(before).toEqual([{ [loan]: 'Zora de Scie' }]);
		expect(room.beside).toEqual({ [loan]: 'Zora de Scie' });
		const journal = await readFile(join(store.folder, loanFolder.name, `${shelf}.jsonl`), 'utf8');
		expect(journal).toContain('"tool":"Scie"');
		expect(journal).not.toContain('Zora');
		expect(await readdir(join(store.folder, 'meetings'))).toEqual([]);
		await room.submit(visitor, newId(), { type: 'Return', loan });
		expect(room.beside).toEqual({});
		await expect.poll(() => namesIn(shelvesIn(store), shelf, [loan])).toEqual({});
	});

	test('L122 two who want the same thing at once: one gets it, and nothing of the other is left', async () => {
		const { room, streams } = await newShelf();
		const [first, second] = [newId(), newId()];
		const answers = await Promise.all([
			room.submit(visitor, first, borrow('Scie')),
			room.submit(keeper, second, borrow('Scie'))
		]);
		expect(answers).toEqual([{ version: 1 }, { refused: 'not-there' }]);
		expect(await namesIn(streams, shelf, [first, second])).toEqual({ [first]: 'Zora de Scie' });
	});

	test('L122 the same command gets the same answer and is done once, also after the room was opened again', async () => {
		const { room, streams } = await newShelf();
		const [loan, other] = [newId(), newId()];
		const first = await room.submit(visitor, loan, borrow('Scie'));
		const refused = await room.submit(visitor, other, borrow('Scie'));
		expect(await room.submit(visitor, loan, borrow('Scie'))).toEqual(first);
		await room.submit(visitor, newId(), { type: 'Return', loan });
		expect(await room.submit(visitor, other, borrow('Scie'))).toEqual(refused);
		await room.close();
		const again = await openShelf(streams);
		expect(await again.submit(visitor, loan, borrow('Scie'))).toEqual(first);
		expect([again.version, again.state.loans]).toEqual([2, {}]);
	});

	test('L122 a flush that fails: the whole batch is refused, nothing of it is shown or left, and it is taken later', async () => {
		let isFull = true;
		const { said, outward } = hearing();
		const store = await openShelves();
		const streams = overlay(shelvesIn(store), {
			append: (...lines) => {
				if (!isFull) return shelvesIn(store).append(...lines);
				return Promise.reject(new StoreFailure('the test has no room', false));
			}
		});
		await streams.create(shelf);
		const { room, broadcast } = await openShelfRooms(streams, undefined, outward).open({ id: shelf });
		broadcast.enter('line', keeper);
		broadcast.welcome('keepers', true, undefined, null);
		const ids = [newId(), newId()];
		const send = () =>
			Promise.all(ids.map((id, n) => room.submit(visitor, id, borrow(n === 0 ? 'Scie' : 'Pince'))));
		expect(await send()).toEqual([{ refused: 'not-saved' }, { refused: 'not-saved' }]);
		expect([room.failing, room.version, room.state.loans]).toEqual([true, 0, {}]);
		expect(await namesIn(streams, shelf, ids)).toEqual({});
		expect(said.flatMap(({ message }) => message.patches ?? [])).toEqual([]);
		isFull = false;
		expect(await send()).toEqual([{ version: 1 }, { version: 2 }]);
		expect(room.failing).toBe(false);
		await expect.poll(() => said.at(-1)?.message.version.journal).toBe(2);
	});

	test('L122 each audience is shown its view, whose patches lead to what a new one gets; one’s own goes to one’s device', async () => {
		const { said, outward } = hearing();
		const { streams } = await newShelf();
		const { room, broadcast } = await openShelfRooms(streams, undefined, outward).open({ id: shelf });
		broadcast.enter('line-1', keeper);
		let seen = broadcast.welcome('keepers', true, undefined, null).full as LoanStream['view'];
		broadcast.enter('line-2', visitor);
		const first = broadcast.welcome('visitors', true, undefined, visitor.device);
		expect(first).toMatchObject({ full: { loans: [], here: null }, mine: { tools: [] } });
		const [loan, other] = [newId(), newId()];
		await room.submit(visitor, loan, borrow('Scie'));
		await room.submit(keeper, other, borrow('Pince'));
		await expect
			.poll(() => said.filter(({ to }) => to === 'visitors').at(-1)?.message.version.journal)
			.toBe(2);
		for (const { to, message } of said)
			if (to === 'keepers') for (const patch of message.patches ?? []) seen = apply(seen, patch);
		expect(seen).toEqual(broadcast.welcome('keepers', false, undefined, null).full);
		expect(seen.loans.map(({ name }) => name)).toEqual(['Zora de Scie', 'Zora de Pince']);
		const toVisitors = said.filter(({ to }) => to === 'visitors' || to === visitor.device);
		expect(JSON.stringify(toVisitors)).not.toContain('Zora');
		expect(toVisitors.flatMap(({ message }) => message.mine ?? [])).toEqual([{ tools: ['Scie'] }]);
		const back = broadcast.welcome('visitors', false, first.version, visitor.device);
		expect(back.full).toBeUndefined();
		expect(
			(back.patches ?? []).reduce((view, patch) => apply(view, patch), first.full as LoanStream['view'])
		).toEqual(broadcast.welcome('visitors', false, undefined, null).full);
	});

	test('L122 a device without a line has no own part to be made or sent, and one with another line still has', async () => {
		const { said, outward } = hearing();
		const { streams } = await newShelf();
		const { room, broadcast } = await openShelfRooms(streams, undefined, outward).open({ id: shelf });
		for (const line of ['line-1', 'line-2']) {
			broadcast.enter(line, visitor);
			broadcast.welcome('visitors', true, undefined, visitor.device);
		}
		const sent = () => said.filter(({ to }) => to === visitor.device).length;
		await room.submit(visitor, newId(), borrow('Scie'));
		expect(sent()).toBe(1);
		broadcast.leave('line-1');
		await room.submit(visitor, newId(), borrow('Pince'));
		expect(sent()).toBe(2);
		broadcast.leave('line-2');
		await room.submit(visitor, newId(), borrow('Marteau'));
		expect(sent()).toBe(2);
	});

	test('L122 a lost box that no command of the batch needs is a mistake of ours: the room falls, and everybody is answered', async () => {
		const { room } = await newShelf((streams) =>
			overlay(streams, { seal: () => Promise.reject(new BoxLost('another')) })
		);
		expect(await room.submit(keeper, newId(), { type: 'CloseShelf', at: room.now + 60_000 })).toEqual({
			refused: 'not-saved'
		});
		await expect.poll(() => room.closed).toBe(true);
	});

	test('L122 a stream that is read again is not read from disk again, and of many the first is kept no more', async () => {
		const store = await openShelves();
		const shelves = Array.from({ length: 5 }, (_, index) => `shelf-00000${index}`);
		for (const each of shelves) await shelvesIn(store).create(each);
		const loaded: string[] = [];
		const streams = overlay(shelvesIn(store), {
			loadEach: (stream, take) => {
				loaded.push(stream);
				return shelvesIn(store).loadEach(stream, take);
			}
		});
		const rooms = openShelfRooms(streams);
		for (const each of [...shelves, ...shelves.slice(1)]) await rooms.read(each);
		expect(loaded).toEqual(shelves);
		await rooms.read(shelves[0] ?? '');
		expect(loaded.filter((stream) => stream === shelves[0])).toHaveLength(2);
	});

	test('L122 what is due is carried out at its instant', async () => {
		const { room } = await newShelf();
		await room.submit(keeper, newId(), { type: 'CloseShelf', at: room.now + 20 });
		await expect.poll(() => room.state.isClosed).toBe(true);
		expect([room.version, room.due]).toEqual([2, null]);
	});

	test('L122 a room whose opening is not completed carries out nothing beside the one that is opened next', async () => {
		const { store, room } = await newShelf();
		await room.submit(keeper, newId(), { type: 'CloseShelf', at: room.now + 60_000 });
		await room.close();
		const opened: Room<LoanStream>[] = [];
		let refuses = true;
		const rooms = openShelfRooms(shelvesIn(store), undefined, undefined, (each) => {
			opened.push(each);
			return refuses ? Promise.reject(new Error('the test refuses')) : Promise.resolve();
		});
		await expect(rooms.open({ id: shelf })).rejects.toThrow('the test refuses');
		refuses = false;
		rooms.mended(shelf);
		await rooms.open({ id: shelf });
		expect(opened.map((each) => each.closed)).toEqual([true, false]);
	});

	test('L122 a room that throws is opened again as its journal says, and everybody in it is disconnected', async () => {
		const store = await openShelves();
		await shelvesIn(store).create(shelf);
		let closed = 0;
		const lines = { toAudience: () => {}, toDevice: () => {}, closeAll: () => void (closed += 1) };
		const rooms = openShelfRooms(shelvesIn(store), undefined, { linesOf: () => lines, revoked: () => {} });
		const { room } = await rooms.open({ id: shelf });
		const loan = newId();
		await room.submit(visitor, loan, borrow('Scie'));
		room.fall(new Error('a mistake of ours'));
		expect(closed).toBe(1);
		expect(await room.submit(visitor, newId(), borrow('Pince'))).toEqual({ refused: 'not-saved' });
		const { room: again } = await rooms.open({ id: shelf });
		expect([again === room, again.state, again.beside]).toEqual([false, room.state, room.beside]);
	});
});
