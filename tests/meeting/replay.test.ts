// Replay equals life, over seeded random meetings. A failure prints its seed, and `new RandomMeeting(seed)` repeats the meeting.
import { onShelf } from '#stream/shelf.ts';
import { describe, expect, it } from 'vitest';
import { commandRows, type Command } from '#meeting/command.ts';
import { evolve, evolveAll } from '#meeting/evolve.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import type { MeetingStream } from '#server/meeting/stream.ts';
import { Fold } from '#stream/fold.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { voteKinds } from '#meeting/vote/kinds/kinds.ts';
import { folded } from '#tests/support/folded.ts';
import { RandomMeeting, type RandomLine } from '#tests/support/random-meeting.ts';

const seeds = Array.from({ length: 40 }, (_, n) => 1 + n * 7919);
const steps = 600;

const live = (seed: number, how: { readonly inBatches?: boolean } = {}): RandomMeeting => {
	const random = new RandomMeeting(seed, how);
	for (let step = 0; step < steps; step += 1) random.step();
	return random;
};

const onward = (meeting: Meeting, { events, cause }: RandomLine): Meeting =>
	evolveAll(meeting, events, cause);

describe('replay', () => {
	it('M10 folding the journal gives the live meeting, byte for byte', async () => {
		for (const seed of seeds) {
			const random = live(seed);
			const journal = JSON.parse(JSON.stringify(random.lines)) as typeof random.lines;
			expect(JSON.stringify(await folded(journal)), `seed ${seed}`).toBe(JSON.stringify(random.meeting));
		}
	});

	it('M10 commands in batches do what the same commands do one at a time, and change nothing that was before', () => {
		for (const seed of seeds) {
			const [single, batched] = [live(seed), live(seed, { inBatches: true })];
			expect(JSON.stringify(batched.lines), `seed ${seed}`).toBe(JSON.stringify(single.lines));
			expect(JSON.stringify(batched.meeting), `seed ${seed}`).toBe(JSON.stringify(single.meeting));
		}
	});

	it('M10 nothing that comes later changes a folded meeting, and two folds share nothing', async () => {
		const random = live(12);
		const meeting = await folded(random.lines);
		const kept = JSON.stringify(meeting);
		expect(JSON.stringify(random.lines.reduce(onward, meeting))).not.toBe(kept);
		await folded(random.lines.slice(0, 300));
		expect(JSON.stringify(meeting)).toBe(kept);
	});

	it('M10 a history of thousands of arrivals does not copy their list at each one', () => {
		const arrivals = Array.from({ length: 20_000 }, (_, n) => {
			const id = `person-${n}`;
			const by = { role: 'resident', device: `device-${n}` } as const;
			return {
				cause: { id, by, at: n },
				events: [{ type: 'PersonArrived', person: id, device: by.device } as const]
			};
		});
		const fold = new Fold<MeetingStream>({ empty: emptyMeeting, evolve });
		for (const line of arrivals.slice(0, 10)) fold.add(line);
		const { persons, order, seats } = fold.end().people;
		for (const line of arrivals.slice(10)) fold.add(line);
		const { people } = fold.end();
		expect([people.persons === persons, people.order === order, people.seats === seats]).toEqual([
			true,
			true,
			true
		]);
		expect(people.order).toHaveLength(20_000);
		expect(onShelf(people.persons, 'person-19999')?.phone).toBe(20_000);
	});

	it('M10 every type of command is accepted at least once over the seeds', () => {
		const accepted = new Set<Command['type']>(seeds.flatMap((seed) => [...live(seed).accepted]));
		expect(Object.keys(commandRows).filter((type) => !accepted.has(type as Command['type']))).toEqual([]);
	});

	it('M10 votes of every kind are answered by ballots, not by raised hands alone, and closed over the seeds', () => {
		const closed = seeds.flatMap((seed) => Object.values(live(seed).meeting.votes.votes));
		const kinds = closed
			.filter(({ results }) => results.some(({ cast, channels }) => cast > channels.hand))
			.map(({ kind }) => kind);
		expect(voteKinds.filter((kind) => !kinds.includes(kind))).toEqual([]);
	});

	it('M10 topics that an event does not touch keep their identity', () => {
		const random = live(4);
		const before = random.meeting;
		random.act({ role: 'scribe', device: 'scribe' }, { type: 'EditMeeting', place: 'Centre social' });
		expect(random.meeting.queue).toBe(before.queue);
		expect(random.meeting.record).toBe(before.record);
		expect(random.meeting.walls).toBe(before.walls);
	});
});
