// The cost of a ballot for the server, with the same phones in one room or in many.
import { median, p95, rounded, spread, type Figure } from '../figures.ts';
import { laptopOf, openHall, openVote, seat } from '../hall.ts';
import { pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { withTarget } from '../target.ts';
import { storm } from './votes.ts';

interface Cost {
	readonly cpuMs: number;
	readonly p95Ms: number;
}

const measure = (rooms: number, { guests, stormMs }: Sizes): Promise<Cost> =>
	withTarget('tablee', async (target) => {
		const laptop = await laptopOf(target);
		const halls = [];
		for (let n = 0; n < rooms; n += 1) {
			const hall = await openHall(target, laptop);
			const phones = await seat(target.url, hall.key, guests / rooms);
			halls.push({ ...hall, phones, vote: await openVote(hall.staff, hall.items[0] ?? '') });
		}
		await pause(500);
		const { cpuMs } = await target.probe();
		const waited = await Promise.all(halls.map(({ phones, vote }) => storm(phones, vote, stormMs)));
		await pause(500);
		const spent = (await target.probe()).cpuMs - cpuMs;
		for (const { phones, staff } of halls) {
			for (const phone of phones) phone.close();
			staff.close();
		}
		return { cpuMs: spent / guests, p95Ms: p95(waited.flat()) };
	});

export async function rooms(sizes: Sizes): Promise<Figure[]> {
	const costs = new Map<number, Cost[]>(sizes.rooms.map((count) => [count, []]));
	for (let round = 0; round < sizes.rounds; round += 1)
		for (const [count, found] of costs) found.push(await measure(count, sizes));
	const medians = (part: keyof Cost) =>
		[...costs.values()].map((found) => median(found.map((each) => each[part])));
	const told = (part: keyof Cost) => medians(part).map(rounded).join(', ');
	return [
		{
			what: `CPU per ballot, ${sizes.rooms.join(', ')} rooms`,
			value: 1 + spread(medians('cpuMs')),
			unit: '×',
			most: 1.15,
			from: `${told('cpuMs')} ms; answers p95 ${told('p95Ms')} ms`
		}
	];
}
