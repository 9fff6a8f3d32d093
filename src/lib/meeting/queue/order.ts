// The order of the queue: a pure function of who waits, who has spoken, and the rule. RULES.md has its test vectors. Technical points
// come first, then the fixed front, then the turns by the rule, then those that passed. Ties are settled by the order of asking.
import type { SpeechRule } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import { remembered } from '#stream/remembered.ts';
import type { Queue, Spoken, Turn } from './state.ts';

/** Why a turn stands where it stands. `n`: which turn of its person it is (2 = the second). */
export type Reason =
	| { readonly code: 'technical' }
	| { readonly code: 'kept'; readonly because: Reason }
	| { readonly code: 'moved' }
	| { readonly code: 'first-in-meeting' }
	| { readonly code: 'first-in-item' }
	| { readonly code: 'nth'; readonly n: number }
	| { readonly code: 'in-order' }
	| { readonly code: 'fewest'; readonly n: number }
	| { readonly code: 'least-time' }
	| { readonly code: 'round' }
	| { readonly code: 'passed' };

export interface OrderedTurn {
	readonly turn: Turn;
	readonly reason: Reason;
}

/** What the rules look at: turns in this item, turns in the meeting, time in milliseconds. */
interface Said {
	readonly here: number;
	readonly turns: number;
	readonly ms: number;
}
type Rank = (said: Said, turn: Turn) => { readonly rank: number; readonly reason: Reason };

const technical: Reason = { code: 'technical' };
/** Turns that passed stand in the order of asking. */
const last: ReturnType<Rank> = { rank: 0, reason: { code: 'passed' } };
const nobodyHeard: Spoken = { turns: 0, ms: 0, byItem: {} };

/** `byItem` has one entry for the turns before the first item. */
export const itemKey = (item: string | null): string => item ?? '';
export const isTechnical = (turn: { readonly kind: Turn['kind'] }): boolean => turn.kind === 'technical';
export const bySeq = (a: Turn, b: Turn): number => a.seq - b.seq;

const firstOr = (count: number, code: 'first-in-item' | 'first-in-meeting') =>
	count === 0
		? { rank: 0, reason: { code } as const }
		: { rank: 1, reason: { code: 'nth', n: count + 1 } as const };

const ranks: Readonly<Record<SpeechRule, Rank>> = {
	list: () => ({ rank: 0, reason: { code: 'in-order' } }),
	'first-in-item': ({ here }) => firstOr(here, 'first-in-item'),
	'first-in-meeting': ({ turns }) => firstOr(turns, 'first-in-meeting'),
	'fewest-turns': ({ here }) => ({ rank: here, reason: { code: 'fewest', n: here + 1 } }),
	'least-time': ({ ms }) => ({ rank: ms, reason: { code: 'least-time' } }),
	round: (_, turn) => ({ rank: 0, reason: { code: turn.inRound ? 'round' : 'in-order' } })
};

/** Q14. The speaker already has one turn more. It counts with its allowed time until its real time is known. */
function saidBy(queue: Queue, person: string, item: string | null): Said {
	const spoken = entryOf(queue.spoken, person) ?? nobodyHeard;
	const { floor } = queue;
	const running = floor && floor.turn.person === person && !isTechnical(floor.turn) ? floor : null;
	return {
		here: (entryOf(spoken.byItem, itemKey(item)) ?? 0) + (running && running.item === item ? 1 : 0),
		turns: spoken.turns + (running ? 1 : 0),
		ms: spoken.ms + (running ? running.allowedMs : 0)
	};
}

interface Ranked {
	readonly turn: Turn;
	readonly rank: number;
	readonly reason: Reason;
}
const byRank = (a: Ranked, b: Ranked): number =>
	a.turn.passed - b.turn.passed || a.rank - b.rank || bySeq(a.turn, b.turn);

const ranking = (queue: Queue, rule: SpeechRule, item: string | null) => {
	const rank = ranks[queue.isRoundOn ? 'round' : rule];
	return (turn: Turn): Ranked => ({
		turn,
		...(turn.passed > 0 ? last : rank(saidBy(queue, turn.person, item), turn))
	});
};

/** The first of `orderQueue` that is no technical point, while nothing is fixed. It is found without sorting all turns. */
export function headOf(queue: Queue, rule: SpeechRule, item: string | null): Turn | undefined {
	const ranked = ranking(queue, rule, item);
	let head: Ranked | undefined;
	for (const turn of Object.values(queue.waiting)) {
		if (isTechnical(turn)) continue;
		const next = ranked(turn);
		if (!head || byRank(next, head) < 0) head = next;
	}
	return head?.turn;
}

/**
 * The waiting turns, each once, from the head. A tour de table that goes round replaces the item's rule. The order is computed
 * once for each queue: all views and the next decision get the same list.
 */
export const orderQueue = remembered(
	(queue: Queue, rule: SpeechRule, item: string | null): readonly OrderedTurn[] => {
		const turns = Object.values(queue.waiting).sort(bySeq);
		const ranked = turns.map(ranking(queue, rule, item));
		const reasons = new Map(ranked.map(({ turn, reason }) => [turn.id, reason]));
		const fixed = new Set(queue.fixed.map((place) => place.turn));
		return [
			...turns.filter(isTechnical).map((turn) => ({ turn, reason: technical })),
			...queue.fixed.flatMap((place) => fixedTurn(queue, place, reasons)),
			...ranked
				.filter(({ turn }) => !isTechnical(turn) && !fixed.has(turn.id))
				.sort(byRank)
				.map(({ turn, reason }) => ({ turn, reason }))
		];
	}
);

type Reasons = ReadonlyMap<string, Reason>;

function fixedTurn(
	{ waiting }: Queue,
	{ turn: id, why }: Queue['fixed'][number],
	reasons: Reasons
): OrderedTurn[] {
	const turn = entryOf(waiting, id);
	const because = reasons.get(id);
	if (!turn || !because || isTechnical(turn)) return [];
	return [{ turn, reason: why === 'moved' ? { code: 'moved' } : { code: 'kept', because } }];
}
