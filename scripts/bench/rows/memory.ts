// The memory of a connected phone: the memory of the whole process after a full collection, with and without the phones.
import { ratio, type Figure } from '../figures.ts';
import { floorKey, hallOn, seat } from '../hall.ts';
import { pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { inTurn, withTarget, type Kind } from '../target.ts';

/** So many phones come first, so that everything that is made only once exists. */
const first = 20;
const settleMs = 1000;

const measure = (kind: Kind, count: number): Promise<number> =>
	withTarget(kind, async (target) => {
		const hall = await hallOn(kind, target);
		const key = hall?.key ?? floorKey;
		const phones = await seat(target.url, key, first);
		await pause(settleMs);
		const { rss } = await target.probe(true);
		phones.push(...(await seat(target.url, key, count)));
		await pause(settleMs);
		const now = await target.probe(true);
		for (const phone of phones) phone.close();
		hall?.staff.close();
		return (now.rss - rss) / count / 1000;
	});

export async function memory({ rounds, remembered }: Sizes): Promise<Figure[]> {
	const kinds = ['tablee', 'socket.io'] as const;
	const { tablee, 'socket.io': floor } = await inTurn(rounds, kinds, (kind) => measure(kind, remembered));
	return [ratio('per connected phone', tablee, floor, { most: 1.5, unit: 'kB' })];
}
