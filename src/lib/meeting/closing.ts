// Closing a meeting settles everything that is open, in this order: votes, walls, the running turn, the hands. Nothing is
// lost: every result and every withdrawn hand is in the record.
import type { Stage } from './agenda/state.ts';
import type { Event } from './event.ts';
import { accept, isRefusal, refuse, type Cause, type Decision } from './frame.ts';
import type { Meeting, Sealed } from './meeting.ts';
import { isOffRecord } from './off-record.ts';
import type { Outside } from './outside.ts';
import { hasCards, presentCount } from './people/state.ts';
import { closeQueue } from './queue/leaving.ts';
import { closeVote } from './vote/decide.ts';

/** V19: `mayBeLost` holds for every open vote. */
export function closingEvents(
	meeting: Meeting,
	cause: Cause,
	outside: Outside,
	mayBeLost: boolean
): Decision<Event, Sealed> {
	const present = presentCount(meeting.people);
	const here = { present, hasCards: hasCards(meeting.people) };
	if (meeting.about.phase === 'correcting') return accept({ type: 'MeetingClosed', present });
	const closed: Event[] = [];
	for (const id of meeting.votes.order) {
		const vote = meeting.votes.votes[id];
		if (vote?.state !== 'open') continue;
		const box = vote.secret ? outside.box(vote.id, vote.round) : null;
		const decision = closeVote(meeting.votes, vote, cause, { ...here, box, mayBeLost });
		if (isRefusal(decision)) return decision;
		closed.push(...decision.events);
	}
	return accept<Event>(
		...(isOffRecord(meeting.about) ? [{ type: 'OffRecordEnded' } as const] : []),
		...closed,
		...wallsClosed(meeting),
		...closeQueue(meeting.queue, cause),
		{ type: 'StageShown', stage: { kind: 'closing' }, item: meeting.agenda.current },
		{ type: 'MeetingClosed', present, stage: meeting.agenda.stage, publishes: true }
	);
}

/** How long a closing can be taken back. */
const takeBackMs = 10 * 60_000;

/** M16: until when the closing can be taken back. Null: it cannot be. Whoever corrects the record, or publishes it, relies on the end. */
export const takeBackUntil = ({
	about,
	publication
}: Pick<Meeting, 'about' | 'publication'>): number | null => {
	const { phase, closedAt, reopened } = about;
	const isReliedOn = reopened.length + publication.versions.length + publication.proposals.length > 0;
	return phase === 'closed' && closedAt !== null && !isReliedOn ? closedAt + takeBackMs : null;
};

export function takenBackEvents(meeting: Meeting, { at }: Cause): Decision<Event> {
	const { about, agenda } = meeting;
	if (at > (takeBackUntil(meeting) ?? -Infinity)) return refuse('too-late');
	return accept<Event>(
		{ type: 'ClosingTakenBack' },
		{ type: 'StageShown', stage: about.stageAtClose ?? fallback(agenda), item: agenda.current },
		...(endedByClosing(about) ? [{ type: 'OffRecordBegan' } as const] : [])
	);
}

/** M54: the room had not said that words may be kept again. */
const endedByClosing = ({ offRecord, closedAt }: Meeting['about']): boolean =>
	closedAt !== null && offRecord.at(-1)?.until === closedAt;

const fallback = ({ current }: Meeting['agenda']): Stage =>
	current === null ? { kind: 'welcome' } : { kind: 'item', item: current };

const wallsClosed = ({ walls }: Meeting): Event[] =>
	walls.order
		.filter((id) => walls.walls[id]?.state === 'open')
		.map((wall): Event => ({ type: 'WallClosed', wall }));
