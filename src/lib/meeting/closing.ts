// Closing a meeting settles what is open, in this order: votes, walls, the running turn, the hands. Nothing is lost:
// every result and every withdrawn hand is in the record.
import type { Outside } from './decide.ts';
import type { Event } from './event.ts';
import { accept, isRefusal, type Cause, type Decision } from './frame.ts';
import type { Meeting, Sealed } from './meeting.ts';
import { presentCount } from './people/state.ts';
import { closeQueue } from './queue/leaving.ts';
import { closeVote } from './vote/decide.ts';

export function closingEvents(meeting: Meeting, cause: Cause, outside: Outside): Decision<Event, Sealed> {
	const present = presentCount(meeting.people);
	if (meeting.about.phase === 'correcting') return accept({ type: 'MeetingClosed', present });
	const closed: Event[] = [];
	for (const id of meeting.votes.order) {
		const vote = meeting.votes.votes[id];
		if (vote?.state !== 'open') continue;
		const box = vote.secret ? outside.box(vote.id, vote.round) : null;
		const decision = closeVote(meeting.votes, vote, cause, { present, box, mayBeLost: false });
		if (isRefusal(decision)) return decision;
		closed.push(...decision.events);
	}
	return accept<Event>(
		...closed,
		...wallsClosed(meeting),
		...closeQueue(meeting.queue, cause),
		{ type: 'StageShown', stage: { kind: 'closing' }, item: meeting.agenda.current },
		{ type: 'MeetingClosed', present }
	);
}

const wallsClosed = ({ walls }: Meeting): Event[] =>
	walls.order
		.filter((id) => walls.walls[id]?.state === 'open')
		.map((wall): Event => ({ type: 'WallClosed', wall }));
