// A secret ballot that comes alone, by a client that is not ours: how long until it is told that its ballot is on disk. A storm shares its
// flushes; this one pays for its own two, of the box and of the journal, where the floor flushes once.
import { randomId } from '#server/rehearsal/wire.ts';
import { median, p95, ratio, type Figure } from '../figures.ts';
import { ballot, floorKey, hallOn, openVote, seat } from '../hall.ts';
import { pause } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { inTurn, withTarget, type Kind } from '../target.ts';

const apartMs = 15;

/** Milliseconds until each answer, one ballot after the other. */
const run = (kind: Kind, voters: number): Promise<number[]> =>
	withTarget(kind, async (target) => {
		const hall = await hallOn(kind, target);
		const phones = await seat(target.url, hall?.key ?? floorKey, voters);
		const vote = hall ? await openVote(hall.staff, hall.items[0] ?? '') : '';
		await pause(500);
		const waited: number[] = [];
		for (const phone of phones) {
			await pause(apartMs);
			const from = performance.now();
			const answer = await phone.send(randomId(12), ballot(vote, 'for'));
			if ('refused' in answer) throw new Error(`a ballot was refused: ${answer.refused}`);
			waited.push(performance.now() - from);
		}
		for (const phone of phones) phone.close();
		hall?.staff.close();
		return waited;
	});

export async function secret({ single: { voters, rounds } }: Sizes): Promise<Figure[]> {
	const kinds = ['tablee', 'socket.io'] as const;
	const { tablee, 'socket.io': floor } = await inTurn(rounds, kinds, (kind) => run(kind, voters));
	return [
		ratio('answer from disk, p95', tablee.map(p95), floor.map(p95), { most: 2, unit: 'ms' }),
		ratio('answer from disk, median', tablee.map(median), floor.map(median), { unit: 'ms' })
	];
}
