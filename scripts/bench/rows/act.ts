// One act of the facilitator that reaches everybody, compared with a bare broadcast of the same bytes.
import { median, p95, type Figure } from '../figures.ts';
import { hallOn, seat } from '../hall.ts';
import { manyAtOnce, pause, RawClient } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { withTarget } from '../target.ts';

const apartMs = 250;

interface Acted {
	/** For each act, the p95 of the milliseconds until a phone had it. */
	readonly p95Ms: readonly number[];
	/** The text of the frame. */
	readonly frame: string;
}

/** `act` does the act and resolves to a text by which its frame is known. */
async function measure(
	phones: readonly RawClient[],
	acts: number,
	act: (index: number) => { readonly mark: string; readonly go: () => Promise<unknown> }
): Promise<number[]> {
	const worst: number[] = [];
	for (let index = 0; index < acts; index += 1) {
		await pause(apartMs);
		const { mark, go } = act(index);
		const came = phones.map((phone) => phone.mark(mark));
		const from = performance.now();
		const done = go();
		worst.push(p95((await Promise.all(came)).map((at) => at - from)));
		await done;
	}
	return worst;
}

const ours = (audience: number, acts: number): Promise<Acted> =>
	withTarget('tablee', async (target) => {
		const hall = await hallOn('tablee', target);
		if (!hall) throw new Error('a hall');
		const phones = await seat(target.url, hall.key, audience);
		const p95Ms = await measure(phones, acts, (index) => {
			const item = hall.items[(index + 1) % 2] ?? '';
			const go = () => hall.staff.does({ type: 'ShowStage', stage: { kind: 'item', item } });
			return { mark: `"stage":{"kind":"item","item":"${item}"}`, go };
		});
		const frame = phones[0]?.last.toString() ?? '';
		for (const phone of phones) phone.close();
		hall.staff.close();
		return { p95Ms, frame };
	});

const bare = (audience: number, acts: number, frame: string): Promise<Acted> =>
	withTarget('ws', async ({ url }) => {
		const open = async () => {
			const client = new RawClient(url, null);
			await client.opened;
			return client;
		};
		const phones = await manyAtOnce(audience, 50, open);
		const staff = await open();
		const p95Ms = await measure(phones, acts, (index) => {
			const mark = String(index).padStart(4, '#');
			const sent = mark + frame.slice(mark.length);
			return { mark, go: async () => staff.raw(sent) };
		});
		for (const phone of [...phones, staff]) phone.close();
		return { p95Ms, frame };
	});

export async function act({ rounds, audience, acts }: Sizes): Promise<Figure[]> {
	const figures: Figure[] = [];
	const largest: number[] = [];
	for (const count of audience) {
		const [own, floor]: [number[], number[]] = [[], []];
		let bytes = 0;
		for (let round = 0; round < rounds; round += 1) {
			const { p95Ms, frame } = await ours(count, acts);
			own.push(...p95Ms);
			floor.push(...(await bare(count, acts, frame)).p95Ms);
			bytes = frame.length;
		}
		largest.push(median(own));
		figures.push({
			what: `to ${count} phones, p95`,
			value: median(own) / median(floor),
			unit: '×',
			most: count < 1000 ? 1.5 : 1.1,
			from: `${median(own).toFixed(1)} to ${median(floor).toFixed(1)} ms, ${bytes} B each`
		});
	}
	const [few = NaN, many = NaN] = largest;
	return [
		...figures,
		{ what: `${audience.join(' to ')} phones, p95`, value: many / few, unit: '×', most: 12 }
	];
}
