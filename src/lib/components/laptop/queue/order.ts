// Where a line may go. The kept next place and technical points stay in front of a line that is moved by hand.
import type { TurnView } from '#meeting/queue/view.ts';

const firm = ({ reason }: TurnView): boolean => reason.code === 'kept' || reason.code === 'technical';

/** The turn before which "faire passer" puts `turn`; undefined if it is in front already. */
export function frontFor(turns: readonly TurnView[], turn: string): string | undefined {
	const front = turns.find((each) => !firm(each));
	const moves = turns.some((each) => each.id === turn && !firm(each));
	return !moves || front === undefined || front.id === turn ? undefined : front.id;
}

/** The turn before which one step up (-1) or down (+1) puts `turn`; null = last; undefined if there is no such step. */
export function stepFor(turns: readonly TurnView[], turn: string, step: -1 | 1): string | null | undefined {
	const at = turns.findIndex(({ id }) => id === turn);
	const [line, other] = [turns[at], turns[at + step]];
	if (!line || !other || firm(line) || firm(other)) return undefined;
	return step === -1 ? other.id : (turns[at + 2]?.id ?? null);
}
