// What a meeting becomes by each event. It never refuses and never throws, and keeps the identity of everything that it does not touch.
import { agendaEvents, evolveAgenda } from './agenda/events.ts';
import { isOf } from '#stream/event-row.ts';
import type { Event } from './event.ts';
import type { Cause } from './frame.ts';
import { evolveAbout } from './meeting-events.ts';
import type { Meeting } from './meeting.ts';
import { peopleEvents, evolvePeople } from './people/events.ts';
import { publicationEvents, evolvePublication } from './publication/events.ts';
import { keepNext } from './queue/kept.ts';
import { queueEvents, evolveQueue } from './queue/events.ts';
import { reopenQueue } from './queue/floor.ts';
import { recordEvents, evolveRecord } from './record/events.ts';
import { ruleNow } from './around.ts';
import { voteEvents, evolveVotes } from './vote/events.ts';
import { wallEvents, evolveWalls } from './wall/events.ts';

export function evolve(meeting: Meeting, event: Event, cause: Cause): Meeting {
	return withNextKept(joined(meeting, event, cause));
}

/** The events of one command, one after the other. */
export const evolveAll = (meeting: Meeting, events: readonly Event[], cause: Cause): Meeting =>
	events.reduce((current, event) => evolve(current, event, cause), meeting);

/** Asks the topic that has the event's row. An event without a row in any topic does not compile. */
function joined(meeting: Meeting, event: Event, cause: Cause): Meeting {
	if (isOf(agendaEvents, event)) return put(meeting, 'agenda', evolveAgenda(meeting.agenda, event, cause));
	if (isOf(peopleEvents, event)) return put(meeting, 'people', evolvePeople(meeting.people, event, cause));
	if (isOf(queueEvents, event)) return put(meeting, 'queue', evolveQueue(meeting.queue, event, cause));
	if (isOf(voteEvents, event)) return put(meeting, 'votes', evolveVotes(meeting.votes, event, cause));
	if (isOf(wallEvents, event)) return put(meeting, 'walls', evolveWalls(meeting.walls, event, cause));
	if (isOf(recordEvents, event)) return put(meeting, 'record', evolveRecord(meeting.record, event, cause));
	if (isOf(publicationEvents, event))
		return put(meeting, 'publication', evolvePublication(meeting.publication, event, cause));
	const about = evolveAbout(meeting.about, event, cause);
	if (event.type !== 'ClosingTakenBack') return { ...meeting, about };
	return { ...meeting, about, queue: reopenQueue(meeting.queue, meeting.about.closedAt ?? cause.at) };
}

const put = <K extends keyof Meeting>(meeting: Meeting, topic: K, value: Meeting[K]): Meeting =>
	meeting[topic] === value ? meeting : { ...meeting, [topic]: value };

/** Q16: while somebody speaks, the next place is kept, whatever the event was. */
function withNextKept(meeting: Meeting): Meeting {
	const { rule, item } = ruleNow(meeting.agenda);
	return put(meeting, 'queue', keepNext(meeting.queue, rule, item));
}
