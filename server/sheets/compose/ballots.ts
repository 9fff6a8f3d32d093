// D95. The paper ballots of a vote: all alike, without a number and without a name.
import { kinds } from '#meeting/vote/kinds/kinds.ts';
import type { Fill } from '#meeting/vote/kinds/kind.ts';
import type { Vote } from '#meeting/vote/state.ts';
import { wordsOfIdea } from '#meeting/around.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import type { AskedOf, SheetGround } from '../ground.ts';
import { optionsTold } from '../options.ts';
import { told } from '../text.ts';

export function ballots({ vote: id, count }: AskedOf<'ballots'>, ground: SheetGround): object | RefusalCode {
	const { meeting, say, words } = ground;
	const vote = meeting.votes.votes[id];
	const question = vote && (vote.question ?? wordsOfIdea(meeting.walls, vote.from));
	if (!vote || !question) return 'vote-unknown';
	const refused = refusedFor(vote);
	if (refused) return refused;
	const { boxes, fill } = kinds[vote.kind].paper(vote);
	return {
		count,
		over: told(meeting.about.tableName),
		label: told(say('ballots.ballot')),
		question: told(question),
		how: told(howTo(fill, say)),
		noName: told(say('ballots.no-name')),
		options: optionsTold(vote.kind, boxes, words)
	};
}

/** A vote by code has slips of its own, each with its code. */
function refusedFor({ state, level }: Vote): RefusalCode | null {
	if (state === 'closed') return 'vote-closed';
	return level === 'coded' ? 'bad-choice' : null;
}

const howTo = (fill: Fill, say: SheetGround['say']): string =>
	fill.by === 'ticks' ? say('ballots.ticks', { n: fill.most }) : say('ballots.numbers');
