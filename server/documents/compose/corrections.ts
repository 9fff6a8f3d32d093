// The part about corrections: what was struck, changed after the end, taken back or reopened, with the reason.
import type { Corrections, Minutes } from '#meeting/minutes/types.ts';
import { part, type Part } from '../blocks.ts';
import type { Words } from '../../process/words.ts';

interface Told {
	readonly at: number;
	readonly line: string;
}

/** In the order in which they came. Empty if there were none. */
export function correctionsPart({ corrections, sections }: Minutes, words: Words): Part[] {
	const titles = new Map(sections.flatMap(({ item }) => (item ? [[item.id, item.title] as const] : [])));
	const where = (item: string | null) => {
		const title = item === null ? undefined : titles.get(item);
		return title === undefined ? words.t('section.loose') : words.t('corrections.item', { title });
	};
	const told: readonly Told[] = [
		...corrections.takenBack.map(({ closedAt, at }) => ({
			at,
			line: words.t('corrections.taken-back', {
				date: words.date(at),
				closed: words.time(closedAt),
				time: words.time(at)
			})
		})),
		...corrections.reopened.map(({ at, reason }) => ({
			at,
			line: words.t(reason ? 'corrections.reopened' : 'corrections.reopened.bare', {
				date: words.date(at),
				time: words.time(at),
				reason
			})
		})),
		...corrections.masked.map(({ at, by, reason, places }) => ({
			at,
			line: words.t(reason ? 'corrections.masked' : 'corrections.masked.bare', {
				date: words.date(at),
				time: words.time(at),
				by: words.t(`by.${by}`),
				reason,
				n: places
			})
		})),
		...corrections.struck.map((struck) => ({
			at: struck.at,
			line: struckLine(struck, where(struck.item), words)
		})),
		...corrections.changes.map((change) => ({
			at: change.at,
			line: changeLine(change, where(change.item), words)
		}))
	];
	if (told.length === 0) return [];
	const inOrder = told.toSorted((a, b) => a.at - b.at);
	const list = { kind: 'list' as const, items: inOrder.map(({ line }) => [line]) };
	return [part('corrections', words.t('corrections.title'), [list])];
}

function struckLine(struck: Corrections['struck'][number], item: string, { t, time, date }: Words): string {
	const { at, by, kind, reason } = struck;
	const values = { date: date(at), time: time(at), by: t(`by.${by}`), kind: t(`note.${kind}`), item };
	return reason ? t('corrections.struck', { ...values, reason }) : t('corrections.struck.bare', values);
}

function changeLine(change: Corrections['changes'][number], item: string, { t, time, date }: Words): string {
	const { at, by, kind, what } = change;
	return t('corrections.change', {
		date: date(at),
		time: time(at),
		by: t(`by.${by}`),
		what: t(what === 'struck' ? 'corrections.struck.what' : `corrections.${what}`),
		kind: t(`note.${kind}`),
		item
	});
}
