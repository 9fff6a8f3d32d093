// Replay equals life, over seeded random meetings. A failure prints its seed: `new RandomMeeting(seed)` lives it again.
import { describe, expect, it } from 'vitest';
import { may, type Command } from '#meeting/command.ts';
import { replay } from '#meeting/evolve.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

const seeds = Array.from({ length: 40 }, (_, n) => 1 + n * 7919);
const steps = 600;

const live = (seed: number): RandomMeeting => {
	const random = new RandomMeeting(seed);
	for (let step = 0; step < steps; step += 1) random.step();
	return random;
};

describe('replay', () => {
	it('M10 folds the journal to the live meeting, byte for byte', () => {
		for (const seed of seeds) {
			const random = live(seed);
			const journal = JSON.parse(JSON.stringify(random.lines)) as typeof random.lines;
			expect(JSON.stringify(replay(journal)), `seed ${seed}`).toBe(JSON.stringify(random.meeting));
		}
	});

	it('M10 accepts every type of command at least once over the seeds', () => {
		const accepted = new Set<Command['type']>(seeds.flatMap((seed) => [...live(seed).accepted]));
		expect(Object.keys(may).filter((type) => !accepted.has(type as Command['type']))).toEqual([]);
	});

	it('M10 keeps the identity of the topics that an event does not touch', () => {
		const random = live(4);
		const before = random.meeting;
		random.act({ role: 'scribe', device: 'scribe' }, { type: 'EditMeeting', place: 'Centre social' });
		expect(random.meeting.queue).toBe(before.queue);
		expect(random.meeting.record).toBe(before.record);
		expect(random.meeting.walls).toBe(before.walls);
	});
});
