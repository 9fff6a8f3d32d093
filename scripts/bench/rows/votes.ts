// Vote storm: everybody votes within two seconds, and every ballot is acknowledged once it is on disk.
import type { StaffView } from '#meeting/view-types.ts';
import { randomId, type Wire } from '#server/rehearsal/wire.ts';
import { median, p95, quantile, ratio, sum, type Figure } from '../figures.ts';
import { ballot, floorKey, hallOn, openVote, seat, type Hall } from '../hall.ts';
import { pause, since, type RawClient } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { inTurn, withTarget, type Kind, type Target } from '../target.ts';

const options = ['for', 'against', 'abstain', 'none'] as const;
const settleMs = 500;

export interface Storm {
	readonly p95Ms: number;
	readonly cpuMs: number;
	/** The most that one phone got, and the sum of all. */
	readonly frames: number;
	readonly bytes: number;
	readonly allFrames: number;
	/** The ballots that the tally misses or counts twice; the floor has no tally. */
	readonly wrong: number;
}

/** Each phone votes once, evenly spread over the time. Resolves to the milliseconds until each answer. */
export async function storm(phones: readonly RawClient[], vote: string, ms: number): Promise<number[]> {
	const from = performance.now();
	return Promise.all(
		phones.map(async (phone, index) => {
			await pause(Math.max(0, from + (index * ms) / phones.length - performance.now()));
			const sentAt = performance.now();
			const answer = await phone.send(randomId(12), ballot(vote, options[index % 4] ?? 'for'));
			if ('refused' in answer) throw new Error(`a ballot was refused: ${answer.refused}`);
			return performance.now() - sentAt;
		})
	);
}

/** The difference between the given ballots and the counts, half a second after the last answer and after the closing. */
async function miscounted(staff: Wire<StaffView>, vote: string, given: number): Promise<number> {
	const answered = staff.view?.vote?.answered ?? 0;
	await staff.does({ type: 'CloseVote', vote, round: 1 });
	const closed = await staff.until((view) => view.vote?.state === 'closed');
	const counts = closed.vote?.results.at(-1)?.counts ?? {};
	const off = options.map((option, index) =>
		Math.abs((counts[option] ?? 0) - Math.ceil((given - index) / options.length))
	);
	return Math.abs(answered - given) + sum(off);
}

async function one(target: Target, hall: Hall | null, { voters, stormMs }: Sizes): Promise<Storm> {
	const phones = await seat(target.url, hall?.key ?? floorKey, voters);
	const vote = hall ? await openVote(hall.staff, hall.items[0] ?? '') : '';
	await pause(settleMs);
	const before = phones.map(({ tally }) => tally);
	const { cpuMs } = await target.probe();
	const waited = await storm(phones, vote, stormMs);
	await pause(settleMs);
	const spent = (await target.probe()).cpuMs - cpuMs;
	const got = phones.map((phone, index) => since(phone, before[index] ?? phone.tally));
	const wrong = hall ? await miscounted(hall.staff, vote, voters) : 0;
	for (const phone of phones) phone.close();
	hall?.staff.close();
	return {
		p95Ms: p95(waited),
		cpuMs: spent / voters,
		frames: Math.max(...got.map(({ frames }) => frames)),
		bytes: Math.max(...got.map(({ received }) => received)),
		allFrames: sum(got.map(({ frames }) => frames)),
		wrong
	};
}

const run = (kind: Kind, sizes: Sizes): Promise<Storm> =>
	withTarget(kind, async (target) => one(target, await hallOn(kind, target), sizes));

export async function votes(sizes: Sizes): Promise<Figure[]> {
	const { tablee, 'socket.io': floor } = await inTurn(sizes.rounds, ['tablee', 'socket.io'], (kind) =>
		run(kind, sizes)
	);
	const of = (part: keyof Storm) =>
		[tablee.map((each) => each[part]), floor.map((each) => each[part])] as const;
	const beside = (part: keyof Storm) => `floor ${median(of(part)[1])}`;
	return [
		ratio('answer from disk, p95', ...of('p95Ms'), { most: 1.4, unit: 'ms' }),
		ratio('CPU per ballot', ...of('cpuMs'), { most: 1.6, unit: 'ms' }),
		{
			what: 'frames per phone',
			value: quantile(of('frames')[0], 1),
			unit: 'frames',
			most: 25,
			from: beside('frames')
		},
		{
			what: 'bytes per phone',
			value: quantile(of('bytes')[0], 1),
			unit: 'B',
			most: 1500,
			from: beside('bytes')
		},
		{ what: 'ballots miscounted', value: sum(of('wrong')[0]), unit: 'wrong', most: 0 }
	];
}
