// Choices of a several-choice vote that were ticked and are not sent yet: they outlive a pause, another stage and a reload.
// Those that go by a slip are never written: a lent phone may not know who chose what.
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

/** Null: they are sent, or as they were sent. */
export function keepTicks(meeting: string, vote: Voted, choice: readonly string[] | null): void {
	const { id, round, question } = vote;
	const ticks: Ticks | null = choice && { vote: id, round, question, choice };
	if (ticks) keep(keyOf(meeting, vote), JSON.stringify(ticks));
	else drop(keyOf(meeting, vote));
}

/** What was never sent and no longer can be; nothing of it stays in the phone. `vote`: that one alone. */
export function takeUnsent(meeting: string, vote?: Voted): readonly string[] {
	return keysThatBegin(beginning(meeting)).flatMap((key) => {
		const ticks = read(key);
		if (ticks && vote && (ticks.vote !== vote.id || ticks.round > vote.round)) return [];
		drop(key);
		return ticks && ticks.choice.length > 0 ? [ticks.question] : [];
	});
}
