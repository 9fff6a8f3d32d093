import { expect, onTestFinished, test, vi } from 'vitest';
import type { Answer } from '#stream/rules.ts';
import { Deadline } from '#server/room/deadline.ts';

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
