import { describe, expect, test } from 'vitest';
import { Steps } from '#server/room/steps.ts';

const at = (journal: number, presence = 0, boot = 'boot') => ({ boot, journal, presence });
const patch = (n: number) => ({ set: { n } });

describe('L10 a device that comes back', () => {
	test('L10 a device gets what it has not seen, in order', () => {
		const steps = new Steps(at(4));
		steps.add(at(5), patch(5));
		steps.add(at(5, 1), patch(51));
		steps.add(at(7, 1), patch(7));
		expect(steps.since(at(4), at(7, 1))).toEqual([patch(5), patch(51), patch(7)]);
		expect(steps.since(at(5), at(7, 1))).toEqual([patch(51), patch(7)]);
		expect(steps.since(at(6, 1), at(7, 1))).toEqual([patch(7)]);
		expect(steps.since(at(9, 2), at(9, 2))).toEqual([]);
	});

	test('L10 a device gets everything if the difference cannot be told', () => {
		const steps = new Steps(at(4));
		steps.add(at(5), patch(5));
		expect(steps.since(at(3), at(5)), 'older than what is kept').toBeNull();
		expect(steps.since(at(5, 0, 'other'), at(5)), 'another run').toBeNull();
		expect(steps.since(at(6), at(5)), 'ahead of us').toBeNull();
	});

	test('L10 the oldest changes are forgotten', () => {
		const steps = new Steps(at(0));
		for (let n = 1; n <= 201; n += 1) steps.add(at(n), patch(n));
		expect(steps.since(at(0), at(201))).toBeNull();
		expect(steps.since(at(1), at(201))).toHaveLength(200);
	});
});
