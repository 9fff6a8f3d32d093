import { expect, onTestFinished, test, vi } from 'vitest';
import type { Answer } from '#stream/rules.ts';
import { newId } from '#server/process/ids.ts';
import { Deadline } from '#server/room/deadline.ts';
import { overlay } from '../../support/failing.ts';
import {
	borrow,
	keeper,
	openShelf,
	openShelves,
	shelf,
	shelvesIn,
	visitor
} from '../../support/loans/rooms.ts';

function due(answers: readonly Answer[], mayBeSaved = () => true) {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	let asked = 0;
	const deadline = new Deadline({
		due: () => ({ at: 0, command: { type: 'CloseVote', vote: 'vote-0000001', round: 1 } }),
		now: () => 1000,
		mayBeSaved,
		carryOut: () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? { version: 1 }),
		failed: (error) => expect.fail(String(error))
	});
	onTestFinished(() => deadline.stop());
	return { deadline, asked: () => asked };
}

test('L48 a closing that is refused for another reason than the disk is not tried again before the meeting changes', async () => {
	const { deadline, asked } = due([{ refused: 'box-mismatch' }]);
	deadline.follow();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked()).toBe(1);
	deadline.follow();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked()).toBe(2);
});

test('L48 a closing that the disk refuses is tried again every second, while the room can still save', async () => {
	let isOver = false;
	const { deadline, asked } = due([{ refused: 'not-saved' }], () => !isOver);
	deadline.follow();
	await vi.advanceTimersByTimeAsync(4500);
	expect(asked()).toBe(5);
	isOver = true;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked()).toBe(6);
});

test('L48 a closing that is refused because what is due has changed meanwhile is followed by what is due now', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	let at = 100;
	const carried: number[] = [];
	const deadline: Deadline<number> = new Deadline<number>({
		due: () => ({ at, command: at }),
		now: () => Date.now() - begun,
		mayBeSaved: () => true,
		// What was decided in the same batch before it puts the end off.
		carryOut: ({ command }) => {
			carried.push(command);
			if (command !== 100) return Promise.resolve({ version: carried.length });
			at = 5000;
			deadline.follow();
			return Promise.resolve({ refused: 'unknown' });
		},
		failed: (error) => expect.fail(String(error))
	});
	const begun = Date.now();
	onTestFinished(() => deadline.stop());
	deadline.follow();
	await vi.advanceTimersByTimeAsync(5001);
	expect(carried.slice(0, 2)).toEqual([100, 5000]);
});

test('L48 what is put off in time is not carried out, even if the disk has not yet taken that at the former instant', async () => {
	const store = await openShelves();
	const asked = Promise.withResolvers<undefined>();
	const taken = Promise.withResolvers<undefined>();
	const streams = overlay(shelvesIn(store), {
		append: async (stream, expected, lines) => {
			if (expected === 1) {
				asked.resolve(undefined);
				await taken.promise;
			}
			await shelvesIn(store).append(stream, expected, lines);
		}
	});
	await streams.create(shelf);
	const room = await openShelf(streams);
	onTestFinished(() => room.close());
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
	onTestFinished(() => void vi.useRealTimers());
	const first = Date.now() + 1000;
	await room.submit(keeper, newId(), { type: 'CloseShelf', at: first });
	const putOff = room.submit(keeper, newId(), { type: 'CloseShelf', at: first + 4000 });
	await asked.promise;
	await vi.advanceTimersByTimeAsync(1000);
	taken.resolve(undefined);
	expect(await putOff).toEqual({ version: 2 });
	expect(await room.submit(visitor, newId(), borrow('Scie'))).toEqual({ version: 3 });
	await vi.advanceTimersByTimeAsync(3999);
	expect(await room.submit(visitor, newId(), borrow('Pince'))).toEqual({ version: 4 });
	await vi.advanceTimersByTimeAsync(1);
	await expect.poll(() => room.state.isClosed).toBe(true);
});
