// A phone finds its own places in the shared queue by the ids of its turns.
import type { Reason } from '#meeting/queue/order.ts';
import type { TurnView } from '#meeting/queue/view.ts';
import type { Mine, RoomView } from '#meeting/view-types.ts';

export interface MyTurn {
	readonly turn: TurnView;
	/** 1 = next. */
	readonly rank: number;
}

export const myTurns = (view: RoomView, mine: Mine): readonly MyTurn[] =>
	view.turns.flatMap((turn, index) => (mine.turns.includes(turn.id) ? [{ turn, rank: index + 1 }] : []));

/** The reason under "your place is kept". */
export const ground = (reason: Reason): Exclude<Reason, { code: 'kept' }> =>
	reason.code === 'kept' ? ground(reason.because) : reason;

/** The turn belongs to a tour de table. `again`: the person has said "je passe". */
export function inRound(reason: Reason): 'no' | 'first' | 'again' {
	const { code } = ground(reason);
	if (code === 'passed') return 'again';
	return code === 'round' ? 'first' : 'no';
}
