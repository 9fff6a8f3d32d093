// The hours of the items, as they are planned.
import type { Item } from '#meeting/agenda/state.ts';
import type { SheetGround } from './ground.ts';

interface Planned {
	readonly item: Item;
	readonly number: number;
	/** Minutes from the beginning. */
	readonly from: number;
}

export function plannedOf({ meeting: { agenda } }: Pick<SheetGround, 'meeting'>): readonly Planned[] {
	const items = agenda.order.flatMap((id) => agenda.items[id] ?? []);
	let from = 0;
	return items.map((item, index) => {
		const planned = { item, number: index + 1, from };
		from += item.minutes;
		return planned;
	});
}

export const wholeMinutes = (planned: readonly Planned[]): number =>
	planned.reduce((sum, { item }) => sum + item.minutes, 0);

export const durationOf = ({ words }: Pick<SheetGround, 'words'>, minutes: number): string =>
	words.duration(minutes * 60_000);

/** The hour so many minutes after the beginning: "19 h 15". Null: the beginning is not said. */
export function hourAfter(
	{ words, start }: Pick<SheetGround, 'words' | 'start'>,
	minutes: number
): string | null {
	if (start === '') return null;
	const [hours = 0, past = 0] = start.split(':').map(Number);
	const at = (hours * 60 + past + minutes) % (24 * 60);
	return words.clock(`${String(Math.floor(at / 60))}:${String(at % 60).padStart(2, '0')}`);
}
