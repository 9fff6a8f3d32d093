// Everything that can have happened in a meeting: the rows of all topics, and what follows from them.
import type { EventFacts } from '#stream/event-row.ts';
import { agendaEvents, type AgendaEvent } from './agenda/events.ts';
import { meetingEvents, type MeetingEvent } from './meeting-events.ts';
import { peopleEvents, type PeopleEvent } from './people/events.ts';
import { queueEvents, type QueueEvent } from './queue/events.ts';
import { recordEvents, type RecordEvent } from './record/events.ts';
import { voteEvents, type VoteEvent } from './vote/events.ts';
import { wallEvents, type WallEvent } from './wall/events.ts';

export type Event =
	MeetingEvent | AgendaEvent | PeopleEvent | QueueEvent | VoteEvent | WallEvent | RecordEvent;

export const eventRows: Readonly<Record<Event['type'], EventFacts>> = {
	...meetingEvents,
	...agendaEvents,
	...peopleEvents,
	...queueEvents,
	...voteEvents,
	...wallEvents,
	...recordEvents
};

/** F1. What people wrote, as an event carries it: the journal keeps it where the meeting has something newer since. */
export const eventTexts = (event: Event): readonly string[] => eventRows[event.type].texts(event);

/** Of an event that comes in storms: the one person or slip whose own view it changes; null for the others. */
export const stormOf = (event: Event): string | null => eventRows[event.type].storms(event);
