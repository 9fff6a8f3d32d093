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
import { cardNumber, headCount, longestFirstName } from '../limits.ts';
import { id, line, smallId, whole } from '#stream/text.ts';

export const peopleCommands = {
	/** A phone takes its seat. Sent by itself after connecting, once the doors are open. */
	Arrive: { who: residents, when: whileOpen, fields: {} },
	GiveCard: { who: staff, when: untilClosed, fields: { number: v.optional(whole(...cardNumber)) } },
	/** Somebody with neither phone nor card is counted present. */
	CountSomeone: { who: staff, when: untilClosed, fields: {} },
	/** A card is given back, or a someone was counted by mistake or left; a phone that left for good. */
	MarkLeft: { who: staff, when: untilClosed, fields: { person: smallId } },
	/** Who was marked as gone by mistake, or came back, is present as before. */
	MarkBack: { who: staff, when: untilClosed, fields: { person: smallId } },
	CountPresent: { who: staff, when: untilClosed, fields: { present: v.nullable(whole(...headCount)) } },
	/** A resident gives their own first name, or the facilitator writes down that of `person`. */
	SetName: {
		who: everybody,
		when: whileOpen,
		fields: { person: v.optional(smallId), name: line(longestFirstName) }
	},
	ForgetPerson: { who: everybody, when: always, fields: { person: v.optional(smallId) } },
	SetAllowance: {
		who: staff,
		when: untilClosed,
		fields: { person: smallId, factor: v.picklist([1, 1.5, 2]) }
	},
	/** For checked votes: this phone was seen in somebody's hand; or not any more. */
	SetAdmitted: { who: staff, when: untilClosed, fields: { person: smallId, admitted: v.boolean() } },
	/** All phones present. */
	AdmitPhones: { who: staff, when: untilClosed, fields: {} },
	/** The places of phones that are not here and did nothing. */
	FreeSeats: { who: staff, when: whileOpen, fields: {} },
	RevokeLink: { who: ['facilitator', 'host'], when: always, fields: { link: id } }
} as const satisfies ClientRows;

/** Only the server makes and uses links: their secret passes by http, once, and is kept as a hash. */
export const peopleHostCommands = {
	MakeLink: byHost<{ readonly role: 'facilitator' | 'scribe' | 'screen'; readonly hash: string }>(always),
	UseLink: byHost<{ readonly link: string; readonly device: string }>(always)
} as const satisfies HostRows;

export type LinkCommand = HostCommandsOf<typeof peopleHostCommands>;
export type PeopleCommand = CommandsOf<typeof peopleCommands> | LinkCommand;
