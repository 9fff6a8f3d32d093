// Every event of a meeting: the rows of all topics, and what is derived from them.
import type { EventFacts } from '#stream/event-row.ts';
import { agendaEvents, type AgendaEvent } from './agenda/events.ts';
import { meetingEvents, type MeetingEvent } from './meeting-events.ts';
import { peopleEvents, type PeopleEvent } from './people/events.ts';
import { publicationEvents, type PublicationEvent } from './publication/events.ts';
import { queueEvents, type QueueEvent } from './queue/events.ts';
import { recordEvents, type RecordEvent } from './record/events.ts';
import { voteEvents, type VoteEvent } from './vote/events.ts';
import { wallEvents, type WallEvent } from './wall/events.ts';

export type Event =
	| MeetingEvent
	| AgendaEvent
	| PeopleEvent
	| QueueEvent
	| VoteEvent
	| WallEvent
	| RecordEvent
	| PublicationEvent;

export const eventRows: Readonly<Record<Event['type'], EventFacts>> = {
	...meetingEvents,
	...agendaEvents,
	...peopleEvents,
	...queueEvents,
	...voteEvents,
	...wallEvents,
	...recordEvents,
	...publicationEvents
};

/** F1. The texts that people wrote in an event. The journal keeps them, even if the meeting has newer ones by now. */
export const eventTexts = (event: Event): readonly string[] => eventRows[event.type].texts(event);

/** For events that come in storms: the one person or slip whose own view the event changes. Null for all other events. */
export const stormOf = (event: Event): string | null => eventRows[event.type].storms(event);
