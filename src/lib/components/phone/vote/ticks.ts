// Ticked and unsent choices of a several-choice vote. They outlive a pause, another stage and a reload. Those that go by a slip are never
// written, because a lent phone must not know who chose what.
import { drop, keep, keysThatBegin, recall } from '#live/keep.ts';
import type { VoteView } from '#meeting/vote/view.ts';

type Voted = Pick<VoteView, 'id' | 'round' | 'question'>;
interface Ticks {
	readonly vote: string;
	readonly round: number;
	readonly question: string;
	readonly choice: readonly string[];
}

const beginning = (meeting: string) => `tablee.ticks.${meeting}.`;
const keyOf = (meeting: string, { id, round }: Voted) => `${beginning(meeting)}${id}.${round}`;

function read(key: string): Ticks | null {
	try {
		return JSON.parse(recall(key) ?? 'null') as Ticks | null;
	} catch {
		return null;
	}
}

export const ticksAt = (meeting: string, vote: Voted): readonly string[] | null =>
	read(keyOf(meeting, vote))?.choice ?? null;

/** Null once they are sent, or while they are as they were sent. */
export function keepTicks(meeting: string, vote: Voted, choice: readonly string[] | null): void {
	const { id, round, question } = vote;
	const ticks: Ticks | null = choice && { vote: id, round, question, choice };
	if (ticks) keep(keyOf(meeting, vote), JSON.stringify(ticks));
	else drop(keyOf(meeting, vote));
}

/** Removes unsent choices that can no longer be sent, so that nothing of them stays in the phone. With `vote`, only those of that vote. */
export function takeUnsent(meeting: string, vote?: Voted): readonly string[] {
	return keysThatBegin(beginning(meeting)).flatMap((key) => {
		const ticks = read(key);
		if (ticks && vote && (ticks.vote !== vote.id || ticks.round > vote.round)) return [];
		drop(key);
		return ticks && ticks.choice.length > 0 ? [ticks.question] : [];
	});
}
