// How long the largest sheets take that are printed before a meeting: 300 cards, ballots and slips, in a process that is already warm.
import type { SheetBody } from '#api/sheets.ts';
import type { Figure } from '../figures.ts';
import { laptopOf, openHall, openVote, type Hall } from '../hall.ts';
import { withTarget } from '../target.ts';

const [count, language] = [300, 'fr'] as const;
/** A sheet may take so long. */
const mostSeconds = 3;

async function seconds(url: string, { meeting, token }: Hall, body: SheetBody): Promise<number> {
	const from = performance.now();
	const answer = await fetch(`${url}/api/meetings/${meeting}/sheets`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(`${body.kind}: ${String(answer.status)}`);
	await answer.arrayBuffer();
	return (performance.now() - from) / 1000;
}

export const sheets = (): Promise<Figure[]> =>
	withTarget('tablee', async (target) => {
		const hall = await openHall(target, await laptopOf(target));
		const vote = await openVote(hall.staff, hall.items[0] ?? '');
		const asked: readonly SheetBody[] = [
			{ kind: 'poster', language, paper: 'a3', place: 'hall' },
			{ kind: 'run', language, start: '18:30' },
			{ kind: 'cards', language, from: 1, count },
			{ kind: 'ballots', language, vote, count },
			{ kind: 'attendance', language, count, months: 12 }
		];
		const figures: Figure[] = [
			{
				what: 'the first, with the start of its process',
				value: await seconds(target.url, hall, { kind: 'agenda', language }),
				unit: 's'
			}
		];
		for (const body of asked)
			figures.push({
				what: 'count' in body ? `${String(count)} ${body.kind}` : body.kind,
				value: await seconds(target.url, hall, body),
				unit: 's',
				most: mostSeconds
			});
		hall.staff.close();
		return figures;
	});
