// Join storm: a whole hall comes in at once. Also the cost of coming in for a phone, in rooms of growing size.
import { median, ratio, spread, sum, type Figure } from '../figures.ts';
import { floorKey, hallOn, join, seat } from '../hall.ts';
import { manyAtOnce, pause, type RawClient } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { inTurn, withTarget, type Kind } from '../target.ts';

const width = 50;
const measuredJoins = 9;

interface Storm {
	readonly ms: number;
	/** Of the server, for each join. */
	readonly cpuMs: number;
	readonly failed: number;
	/** The average that a phone got, including what it got of the others' arrivals. */
	readonly bytes: number;
}

const run = (kind: Kind, joiners: number): Promise<Storm> =>
	withTarget(kind, async (target) => {
		const hall = await hallOn(kind, target);
		const { cpuMs } = await target.probe();
		const from = performance.now();
		const came = await manyAtOnce(joiners, width, () =>
			join(target.url, hall?.key ?? floorKey).catch(() => null)
		);
		const ms = performance.now() - from;
		await pause(200);
		const spent = (await target.probe()).cpuMs - cpuMs;
		const phones = came.filter((phone) => phone !== null);
		const bytes = sum(phones.map(({ tally }) => tally.received)) / phones.length;
		for (const phone of phones) phone.close();
		hall?.staff.close();
		return { ms, cpuMs: spent / joiners, failed: joiners - phones.length, bytes };
	});

/** The median of the bytes that one phone gets until it has a seat, while nobody else does anything. */
const quietJoins = async (url: string, key: string): Promise<number> => {
	const bytes: number[] = [];
	for (let n = 0; n < measuredJoins; n += 1) {
		await pause(100);
		const phone = await join(url, key);
		bytes.push(phone.tally.received);
		phone.close();
	}
	return median(bytes);
};

/** Measures in one room that fills up. */
const perJoin = (counts: readonly number[]): Promise<number[]> =>
	withTarget('tablee', async (target) => {
		const hall = await hallOn('tablee', target);
		const [here, bytes]: [RawClient[], number[]] = [[], []];
		for (const [n, count] of counts.entries()) {
			// A meeting takes a thousand new phones a minute.
			if (count + (n + 1) * measuredJoins > 1_000) await pause(61_000);
			here.push(...(await seat(target.url, hall?.key ?? '', count - here.length)));
			await pause(300);
			bytes.push(await quietJoins(target.url, hall?.key ?? ''));
		}
		for (const phone of here) phone.close();
		hall?.staff.close();
		return bytes;
	});

export async function joins(sizes: Sizes): Promise<Figure[]> {
	const kinds = ['tablee', 'socket.io'] as const;
	const storm = (joiners: number) => inTurn(sizes.rounds, kinds, (kind) => run(kind, joiners));
	const { tablee, 'socket.io': floor } = await storm(sizes.joiners);
	const crowd = await storm(sizes.crowd);
	const bytes = await perJoin(sizes.joinedAt);
	const ms = (storms: readonly Storm[]) => storms.map((each) => each.ms);
	const cpuMs = (storms: readonly Storm[]) => storms.map((each) => each.cpuMs);
	return [
		{ what: 'failed', value: sum(tablee.map(({ failed }) => failed)), unit: 'failed', most: 0 },
		ratio('all seated', ms(tablee), ms(floor), { most: 1.3, unit: 'ms' }),
		ratio(`CPU per join, ${sizes.crowd} phones`, cpuMs(crowd.tablee), cpuMs(crowd['socket.io']), {
			most: 1.6,
			unit: 'ms'
		}),
		{
			what: `bytes per join, largest room to smallest`,
			value: 1 + spread(bytes),
			unit: '×',
			most: 1.1,
			from: bytes.map((each, index) => `${each} B at ${sizes.joinedAt[index]}`).join(', ')
		},
		{
			what: 'received by a phone in the storm',
			value: median(tablee.map((each) => each.bytes)) / 1000,
			unit: 'kB',
			from: `floor ${Math.round(median(floor.map((each) => each.bytes)))} B`
		}
	];
}
