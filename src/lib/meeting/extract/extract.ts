// What of a meeting may leave it, built field by field. Everything outside of a meeting reads its words here, and never in its journal.
import type { Meeting } from '../meeting.ts';
import { fewest } from '../minutes/check.ts';
import { votesOf } from '../minutes/votes.ts';
import { wallsOf } from '../minutes/walls.ts';
import type { VoteMinutes, WallMinutes } from '../minutes/types.ts';
import { entriesIn } from './entries.ts';
import { refsOf, type RefTo } from './refs.ts';
import type { ExtractVote, ExtractWall, MeetingExtract } from './schema.ts';

/** T5 */
export function extractOf(meeting: Meeting): MeetingExtract {
	const { about } = meeting;
	const refTo = refsOf(meeting);
	return {
		meeting: about.id,
		title: about.title,
		date: about.date,
		closedAt: about.closedAt,
		zone: about.zone,
		table: { id: about.table, name: about.tableName },
		entries: entriesIn(meeting, refTo),
		votes: votesOf(meeting, everywhere).map((vote) => voteIn(vote, refTo)),
		walls: wallsOf(meeting.walls, everywhere).map((wall) => wallIn(wall, refTo))
	};
}

const everywhere = () => true;

const voteIn = (vote: VoteMinutes, refTo: RefTo): ExtractVote => ({
	ref: refTo(vote.id),
	question: vote.question,
	kind: vote.kind,
	secret: vote.secret,
	options: vote.options.map(({ id, label }) => ({ id, label })),
	rounds: vote.rounds.map(({ round, cast, present, counts, closedAt }) => ({
		round,
		cast,
		present,
		counts: isTold(vote, cast) ? counts.map(({ option, count }) => ({ option, count })) : null,
		closedAt
	})),
	from: [vote.from, vote.wall].filter((id) => id !== null).map(refTo)
});

/** T7. Few secret ballots tell their voters to people who were in the room. */
const isTold = ({ secret }: VoteMinutes, cast: number): boolean => !secret || cast >= fewest;

const wallIn = (wall: WallMinutes, refTo: RefTo): ExtractWall => ({
	ref: refTo(wall.id),
	prompt: wall.prompt,
	came: wall.came,
	groups: wall.groups.map(({ id, name, count }) => ({ ref: refTo(id), name, count })),
	alone: wall.alone,
	unseen: wall.hidden + wall.waiting + wall.withdrawn.author + wall.withdrawn.staff
});
