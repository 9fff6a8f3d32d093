// The votes and walls that were prepared on an item. A vote that was made from an idea was not prepared before the meeting.
import type { Vote } from '#meeting/vote/state.ts';
import type { Wall } from '#meeting/wall/state.ts';
import type { SheetGround } from './ground.ts';

type Prepared = Pick<SheetGround, 'meeting'>;
type PreparedVote = Vote & { readonly question: string };

const isPrepared = (vote: Vote): vote is PreparedVote => vote.question !== null;

export const votesOn = ({ meeting: { votes } }: Prepared, item: string): readonly PreparedVote[] =>
	votes.order
		.flatMap((id) => votes.votes[id] ?? [])
		.filter((vote) => vote.item === item)
		.filter(isPrepared);

export const wallsOn = ({ meeting: { walls } }: Prepared, item: string): readonly Wall[] =>
	walls.order.flatMap((id) => walls.walls[id] ?? []).filter((wall) => wall.item === item);
