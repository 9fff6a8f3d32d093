// Events of the meeting itself: its frame, its doors, its end.
import * as v from 'valibot';
import { eventsOf, evolveBy, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { count, keptId, machineText, keptText } from '#stream/journal-fields.ts';
import { stageFields } from './agenda/events.ts';
import type { Cause } from './frame.ts';
import type { About } from './meeting.ts';
import { ended } from './off-record.ts';

const event = eventsOf<About, Cause>();
const frame = {
	title: v.exactOptional(keptText),
	place: v.exactOptional(keptText),
	date: v.exactOptional(keptText),
	convener: v.exactOptional(keptText),
	purpose: v.exactOptional(keptText),
	facilitator: v.exactOptional(keptText),
	secretary: v.exactOptional(keptText),
	excused: v.exactOptional(keptText)
};

export const meetingEvents = {
	/** `key`: it stands in the address of phones and minutes. The oldest journals have none. */
	MeetingCreated: event(
		{
			meeting: keptId,
			table: keptId,
			tableName: keptText,
			title: keptText,
			salt: machineText,
			key: v.exactOptional(machineText)
		},
		(about, { meeting, table, tableName, title, salt }, { at }) => ({
			...about,
			id: meeting,
			table,
			tableName,
			title,
			salt,
			createdAt: at
		}),
		{ texts: ({ tableName, title }) => [tableName, title] }
	),
	MeetingEdited: event(
		frame,
		(about, edit) => {
			const { title = about.title, place = about.place, date = about.date } = edit;
			const { convener = about.convener, purpose = about.purpose, excused = about.excused } = edit;
			const { facilitator = about.facilitator, secretary = about.secretary } = edit;
			return { ...about, title, place, date, convener, purpose, facilitator, secretary, excused };
		},
		{
			texts: ({ title, place, date, convener, purpose, facilitator, secretary, excused }) => [
				...[title, place, date, convener, purpose, facilitator, secretary, excused]
			]
		}
	),
	NextPlanned: event(
		{
			date: v.exactOptional(machineText),
			time: v.exactOptional(machineText),
			place: v.exactOptional(keptText)
		},
		(about, edit) => {
			const { date = about.next.date, time = about.next.time, place = about.next.place } = edit;
			return { ...about, next: { date, time, place } };
		},
		{ texts: ({ place }) => [place] }
	),
	/** `zone`: the time zone of the hall. The oldest journals have none. */
	DoorsOpened: event({ zone: v.exactOptional(machineText) }, (about, { zone }, { at }) => ({
		...about,
		phase: 'open',
		openedAt: at,
		zone: zone ?? null
	})),
	/**
	 * `present`: the number present at the end. `stage`: what the room looked at then. `publishes`: the minutes are published later (D40);
	 * older journals have it not.
	 */
	MeetingClosed: event(
		{ present: count, stage: v.exactOptional(stageFields), publishes: v.exactOptional(v.literal(true)) },
		(about, { present, stage, publishes = false }, { at }) => ({
			...about,
			phase: 'closed',
			closedAt: about.closedAt ?? at,
			presentAtClose: about.presentAtClose ?? present,
			stageAtClose: stage ?? about.stageAtClose,
			publishes: publishes || about.publishes
		})
	),
	/** The closing was a mistake: the queue and the running turn are as they were. */
	ClosingTakenBack: event({}, (about, _, { at }) => ({
		...about,
		phase: 'open',
		closedAt: null,
		presentAtClose: null,
		stageAtClose: null,
		publishes: false,
		takenBack: [...about.takenBack, { closedAt: about.closedAt ?? at, at }]
	})),
	/** Nothing of what is said is kept from now on. */
	OffRecordBegan: event({}, (about, _, { at }) => ({
		...about,
		offRecord: [...about.offRecord, { from: at, until: null }]
	})),
	OffRecordEnded: event({}, (about, _, { at }) => ({ ...about, offRecord: ended(about.offRecord, at) })),
	/** F6. Words were replaced in this whole journal. The event does not hold them. */
	WordsMasked: event(
		{ reason: keptText, places: count },
		(about, { reason, places }, { at, by }) => ({
			...about,
			masked: [...about.masked, { at, by: by.role, reason, places }]
		}),
		{ texts: ({ reason }) => [reason] }
	),
	MeetingReopened: event(
		{ reason: keptText },
		(about, { reason }, { at }) => ({
			...about,
			phase: 'correcting',
			reopened: [...about.reopened, { at, reason }]
		}),
		{ texts: ({ reason }) => [reason] }
	)
} satisfies EventRows<About, Cause>;

export type MeetingEvent = EventsOf<typeof meetingEvents>;
export const evolveAbout = evolveBy<About, Cause, MeetingEvent>(meetingEvents);
