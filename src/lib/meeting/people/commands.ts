// Commands about who is present and who may do what.
import * as v from 'valibot';
import type { CommandsOf, HostCommandsOf } from '#stream/command-row.ts';
import {
	always,
	byHost,
	everybody,
	residents,
	staff,
	untilClosed,
	whileOpen,
	type ClientRows,
	type HostRows
} from '../command-row.ts';
import { cardNumber, entryLengths, headCount, longestFirstName } from '../limits.ts';
import { id, line, smallId, whole } from '#stream/text.ts';

const official = { name: line(entryLengths.name), role: line(entryLengths.role) };

export const peopleCommands = {
	/** A phone takes its seat. The phone sends this by itself once it is connected and the doors are open. */
	Arrive: { who: residents, when: whileOpen, offRecord: true, fields: {} },
	GiveCard: {
		who: staff,
		when: untilClosed,
		offRecord: true,
		fields: { number: v.optional(whole(...cardNumber)) }
	},
	/** Counts one more person, who has neither phone nor card. */
	CountSomeone: { who: staff, when: untilClosed, offRecord: true, fields: {} },
	/** A card was given back, a someone was counted by mistake or left, or a phone left for good. */
	MarkLeft: { who: staff, when: untilClosed, offRecord: true, fields: { person: smallId } },
	/** The person was marked as gone by mistake, or came back. They are present as before. */
	MarkBack: { who: staff, when: untilClosed, offRecord: true, fields: { person: smallId } },
	CountPresent: { who: staff, when: untilClosed, fields: { present: v.nullable(whole(...headCount)) } },
	/** A resident gives their own first name, or staff write down the first name of `person`. `inMinutes`: the answer, as below. */
	SetName: {
		who: everybody,
		when: whileOpen,
		fields: {
			person: v.optional(smallId),
			name: line(longestFirstName),
			inMinutes: v.optional(v.boolean())
		}
	},
	/** Whether the first name may stand beside their words in the minutes. Of a person without a phone, staff note what was said aloud. */
	SetNameInMinutes: {
		who: everybody,
		when: always,
		offRecord: { unless: 'inMinutes' },
		fields: { person: v.optional(smallId), inMinutes: v.boolean() }
	},
	ForgetPerson: {
		who: everybody,
		when: always,
		offRecord: true,
		fields: { person: v.optional(smallId) }
	},
	SetAllowance: {
		who: staff,
		when: untilClosed,
		fields: { person: smallId, factor: v.picklist([1, 1.5, 2]) }
	},
	/** One more guest, who has neither phone nor card. */
	WelcomeGuest: { who: staff, when: untilClosed, fields: official },
	/** The person turns out to be a guest, or a guest a resident (null). `counted`: the count at the door follows by one. */
	SetGuest: {
		who: staff,
		when: [...untilClosed, 'correcting'],
		fields: {
			person: smallId,
			guest: v.nullable(v.strictObject(official)),
			counted: v.optional(v.boolean())
		}
	},
	/** For checked votes: staff saw this phone in somebody's hand, or take that back. */
	SetAdmitted: { who: staff, when: untilClosed, fields: { person: smallId, admitted: v.boolean() } },
	/** Admits all phones that are present. */
	AdmitPhones: { who: staff, when: untilClosed, fields: {} },
	/** Frees the places of phones that are not connected and did nothing. */
	FreeSeats: { who: staff, when: whileOpen, offRecord: true, fields: {} },
	RevokeLink: { who: ['facilitator', 'host'], when: always, offRecord: true, fields: { link: id } }
} as const satisfies ClientRows;

/** Only the server makes and uses links. Their secret passes by http, once, and is kept as a hash. */
export const peopleHostCommands = {
	MakeLink: byHost<{ readonly role: 'facilitator' | 'scribe' | 'screen'; readonly hash: string }>(always, {
		offRecord: true
	}),
	UseLink: byHost<{ readonly link: string; readonly device: string }>(always, { offRecord: true })
} as const satisfies HostRows;

export type LinkCommand = HostCommandsOf<typeof peopleHostCommands>;
export type PeopleCommand = CommandsOf<typeof peopleCommands> | LinkCommand;
