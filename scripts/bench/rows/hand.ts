// The bytes that every phone gets of one raised hand, in a full room that looks at a full wall.
import { randomId } from '#server/rehearsal/wire.ts';
import { median, type Figure } from '../figures.ts';
import { hallOn, seat } from '../hall.ts';
import { pause, since } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { withTarget } from '../target.ts';

const restMs = 200;

/** For each hand, the most bytes that another phone got. */
const measure = (people: number, ideas: number, hands: number): Promise<number[]> =>
	withTarget('tablee', async (target) => {
		const hall = await hallOn('tablee', target);
		if (!hall) throw new Error('a hall');
		const { staff, items } = hall;
		const phones = await seat(target.url, hall.key, people);
		const prompt = 'Nos priorités pour le quartier';
		const wall = await staff.does({ type: 'PrepareWall', item: items[0] ?? '', prompt, open: true });
		for (const [index, phone] of phones.slice(0, ideas).entries())
			await phone.send(randomId(12), { type: 'PostIdea', wall, words: `Un banc à l’ombre, numéro ${index}` });
		await staff.until((view) => view.wall?.count === Math.min(ideas, people));
		const bytes: number[] = [];
		for (const phone of phones.slice(-hands)) {
			await pause(restMs);
			const before = phones.map(({ tally }) => tally);
			const id = randomId(12);
			const seen = Promise.all(phones.map((each) => each.mark(id)));
			await phone.send(id, { type: 'RaiseHand', kind: 'speak' });
			await seen;
			await pause(restMs);
			const others = phones.flatMap((each, index) =>
				each === phone ? [] : [since(each, before[index] ?? each.tally).received]
			);
			bytes.push(Math.max(...others));
		}
		for (const phone of phones) phone.close();
		staff.close();
		return bytes;
	});

export async function hand({ handsIn, hands, ideas }: Sizes): Promise<Figure[]> {
	const [full, bare] = [await measure(handsIn, ideas, hands), await measure(handsIn, 1, hands)];
	return [
		{
			what: `bytes per phone, ${ideas} ideas on the wall`,
			value: Math.max(...full),
			unit: 'B',
			most: 250,
			from: `median ${median(full)}; with one idea ${median(bare)}`
		}
	];
}
