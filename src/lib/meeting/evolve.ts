// What a meeting becomes by each event. Total: never refuses, never throws; keeps the identity of what it does not touch.
import { evolveAgenda } from './agenda/evolve.ts';
import type { Event, MeetingEvent } from './event.ts';
import type { Cause } from './frame.ts';
import { emptyMeeting, type About, type Meeting } from './meeting.ts';
import { folding, Own } from '#stream/growth.ts';
import { evolvePeople } from './people/evolve.ts';
import { keepNext } from './queue/kept.ts';
import { evolveQueue } from './queue/evolve.ts';
import { reopenQueue } from './queue/floor.ts';
import { evolveRecord } from './record/evolve.ts';
import { ruleNow } from './around.ts';
import { evolveVotes } from './vote/evolve.ts';
import { evolveWalls } from './wall/evolve.ts';

export function evolve(meeting: Meeting, event: Event, cause: Cause): Meeting {
	return settle(joined(meeting, event, cause));
}

/** The events of one command, one after the other. */
export const evolveAll = (meeting: Meeting, events: readonly Event[], cause: Cause): Meeting =>
	events.reduce((current, event) => evolve(current, event, cause), meeting);

/** What was done by one command, as the journal has it. */
interface Done {
	readonly events: readonly Event[];
	readonly cause: Cause;
}

/** Folds a history piece by piece: nobody holds a state in between, so that it may grow in place. */
export class Fold {
	readonly #own = new Own();
	#meeting: Meeting = emptyMeeting;

	add({ events, cause }: Done): void {
		this.#meeting = folding(this.#own, () => evolveAll(this.#meeting, events, cause));
	}

	/** Adds nothing more. */
	end(): Meeting {
		return this.#meeting;
	}
}

/** The whole history of a meeting. */
export function replay(lines: readonly Done[]): Meeting {
	const fold = new Fold();
	for (const line of lines) fold.add(line);
	return fold.end();
}

function joined(meeting: Meeting, event: Event, cause: Cause): Meeting {
	switch (event.type) {
		case 'MeetingCreated':
		case 'MeetingEdited':
		case 'DoorsOpened':
		case 'MeetingClosed':
		case 'MeetingReopened':
			return { ...meeting, about: evolveAbout(meeting.about, event, cause) };
		case 'ClosingTakenBack':
			return {
				...meeting,
				about: evolveAbout(meeting.about, event, cause),
				queue: reopenQueue(meeting.queue, meeting.about.closedAt ?? cause.at)
			};
		case 'ItemAdded':
		case 'ItemEdited':
		case 'ItemMoved':
		case 'ItemRemoved':
		case 'StageShown':
			return put(meeting, 'agenda', evolveAgenda(meeting.agenda, event, cause));
		case 'PersonArrived':
		case 'CardGiven':
		case 'SomeoneCounted':
		case 'PersonLeft':
		case 'SeatsFreed':
		case 'PersonReturned':
		case 'PresentCounted':
		case 'NameSet':
		case 'PersonForgotten':
		case 'AllowanceSet':
		case 'AdmissionSet':
		case 'LinkMade':
		case 'LinkUsed':
		case 'LinkRevoked':
			return put(meeting, 'people', evolvePeople(meeting.people, event, cause));
		case 'HandRaised':
		case 'HandWithdrawn':
		case 'TurnStarted':
		case 'TurnEnded':
		case 'NextUndone':
		case 'EndUndone':
		case 'TurnPaused':
		case 'TurnResumed':
		case 'TurnExtended':
		case 'TurnPlaced':
		case 'TurnPassed':
		case 'RoundStarted':
		case 'RoundEnded':
		case 'ListClosed':
		case 'ListOpened':
			return put(meeting, 'queue', evolveQueue(meeting.queue, event, cause));
		case 'VotePrepared':
		case 'VoteEdited':
		case 'VoteRemoved':
		case 'VoteOpened':
		case 'BallotCast':
		case 'BallotRecovered':
		case 'HandsCounted':
		case 'VoteClosed':
		case 'LastCallMade':
		case 'LastCallCancelled':
		case 'OpeningTakenBack':
		case 'VoteReopened':
		case 'SlipsMade':
		case 'SlipsVoided':
			return put(meeting, 'votes', evolveVotes(meeting.votes, event, cause));
		case 'WallPrepared':
		case 'WallEdited':
		case 'WallRemoved':
		case 'WallOpened':
		case 'WallClosed':
		case 'WallHidden':
		case 'WallShown':
		case 'WallHeld':
		case 'IdeaPosted':
		case 'IdeaShown':
		case 'IdeaHidden':
		case 'IdeaPutBack':
		case 'IdeaWithdrawn':
		case 'IdeasGrouped':
		case 'IdeasUngrouped':
		case 'GroupNamed':
		case 'GroupsMerged':
		case 'GroupingUndone':
			return put(meeting, 'walls', evolveWalls(meeting.walls, event, cause));
		case 'EntryNoted':
		case 'EntryEdited':
		case 'EntryMoved':
		case 'EntryStruck':
		case 'EntryRestored':
		case 'EntryNamed':
			return put(meeting, 'record', evolveRecord(meeting.record, event, cause));
	}
}

const put = <K extends keyof Meeting>(meeting: Meeting, topic: K, value: Meeting[K]): Meeting =>
	meeting[topic] === value ? meeting : { ...meeting, [topic]: value };

/** Q: while somebody speaks, the next place is kept, whatever the event was. */
function settle(meeting: Meeting): Meeting {
	const { rule, item } = ruleNow(meeting.agenda);
	return put(meeting, 'queue', keepNext(meeting.queue, rule, item));
}

function evolveAbout(about: About, event: MeetingEvent, { at }: Cause): About {
	switch (event.type) {
		case 'MeetingCreated': {
			const { meeting, table, tableName, title, salt } = event;
			return { ...about, id: meeting, table, tableName, title, salt, createdAt: at };
		}
		case 'MeetingEdited': {
			const { title = about.title, place = about.place, date = about.date } = event;
			const { convener = about.convener, purpose = about.purpose } = event;
			return { ...about, title, place, date, convener, purpose };
		}
		case 'DoorsOpened':
			return { ...about, phase: 'open', openedAt: at, zone: event.zone ?? null };
		case 'MeetingClosed':
			return {
				...about,
				phase: 'closed',
				closedAt: about.closedAt ?? at,
				presentAtClose: about.presentAtClose ?? event.present,
				stageAtClose: event.stage ?? about.stageAtClose
			};
		case 'ClosingTakenBack':
			return {
				...about,
				phase: 'open',
				closedAt: null,
				presentAtClose: null,
				stageAtClose: null,
				takenBack: [...about.takenBack, { closedAt: about.closedAt ?? at, at }]
			};
		case 'MeetingReopened':
			return { ...about, phase: 'correcting', reopened: [...about.reopened, { at, reason: event.reason }] };
	}
}
