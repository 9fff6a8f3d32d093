// R30. What a note belongs to: a turn, a vote or nothing, and the item under which it stands. It is fixed when the form opens, so that
// words are never given to whoever speaks by the time they are sent.
import { voteShown } from '#meeting/agenda/stages.ts';
import { sourceId } from '#meeting/record/source-kinds.ts';
import type { Source } from '#meeting/record/state.ts';
import type { StaffView } from '#meeting/view-types.ts';

export interface Belongs {
	/** Null: to nothing. */
	readonly source: Source | null;
	/** Null: to no item. */
	readonly item: string | null;
}

/** How many turns that are over the key leads through. The list offers more. */
const turnsByKey = 3;

const currentItem = ({ agenda }: Pick<StaffView, 'agenda'>): string | null =>
	agenda.find(({ state }) => state === 'now')?.id ?? null;

/** The running turn, else the vote on stage, else nothing. */
function sourceNow({ floor, stage }: StaffView): Source | null {
	if (floor) return { kind: 'turn', turn: floor.turn };
	const vote = voteShown(stage);
	return vote === null ? null : { kind: 'vote', vote };
}

export const belongsNow = (view: StaffView): Belongs => ({
	source: sourceNow(view),
	item: currentItem(view)
});

/** To a turn or a vote that somebody chose. It stands under the item of that turn or vote. */
export function belongsTo(source: Source | null, view: StaffView): Belongs {
	const id = source && sourceId(source);
	const from = [...view.past, ...view.votes].find((each) => each.id === id);
	return { source, item: from ? from.item : currentItem(view) };
}

export const isSameSource = (a: Source | null, b: Source | null): boolean =>
	(a && sourceId(a)) === (b && sourceId(b));

/** What the key leads through: what runs now, the vote on stage, the last turns, nothing. */
export function nearby(view: StaffView): readonly (Source | null)[] {
	const shown = voteShown(view.stage);
	const last = view.past.slice(-turnsByKey).toReversed();
	return [
		...(view.floor ? [{ kind: 'turn', turn: view.floor.turn } as const] : []),
		...(shown === null ? [] : [{ kind: 'vote', vote: shown } as const]),
		...last.map(({ id }) => ({ kind: 'turn', turn: id }) as const),
		null
	];
}

/** The one after `source`; the first one, if it is none of them. */
export function nextNearby(source: Source | null, view: StaffView): Source | null {
	const all = nearby(view);
	const at = all.findIndex((each) => isSameSource(each, source));
	return all[(at + 1) % all.length] ?? null;
}
