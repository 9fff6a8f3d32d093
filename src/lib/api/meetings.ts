// Tables and meetings, made and named; the links and slips of a meeting; and a meeting as a file.
import * as v from 'valibot';
import { meetingLengths, slipCount, tableLengths } from '#meeting/limits.ts';
import { planSchema } from '#meeting/plan.ts';
import { id, line, optionalLine, whole } from '#stream/text.ts';
import { findings } from './keeping.ts';
import { arrivals } from './meeting-file.ts';
import { linkRole } from './link-role.ts';
import { qr } from './qr.ts';
import type { Frozen, Shown } from './row.ts';

export const newTable = v.object({ name: line(tableLengths.name) });

const tableTexts = {
	name: v.optional(line(tableLengths.name)),
	association: v.optional(optionalLine(tableLengths.association))
};
/** `seen`: what the writer has read. If it is left out, the later change wins. */
export const editingTable = v.object({ ...tableTexts, seen: v.optional(v.object(tableTexts)) });
export type TableChange = Frozen<v.InferInput<typeof editingTable>>;

/** A link that opens a table. It is shown only this once. */
export const tableKey = v.strictObject({ secret: v.string(), url: v.string() });

export const newMeeting = v.object({
	title: line(meetingLengths.title),
	date: v.optional(optionalLine(meetingLengths.date)),
	plan: v.optional(planSchema)
});
export type NewMeeting = Frozen<v.InferInput<typeof newMeeting>>;
/** `title`: if it is left out, the copy has the title of the original. */
export const duplicating = v.optional(v.object({ title: v.optional(line(meetingLengths.title)) }), {});

export const newLink = v.object({ role: linkRole });
/** It is shown only this once. */
export const meetingLink = v.strictObject({ url: v.string(), qr });
export type MadeLink = Shown<typeof meetingLink>;

/** The most slips that are printed at once. */
export const newSlips = v.object({ count: whole(...slipCount) });
const slip = v.strictObject({ number: v.number(), code: v.string(), qr });
/** Their codes are shown only this once. */
export const madeSlips = v.strictObject({ slips: v.array(slip) });
export type MadeSlip = Shown<typeof slip>;

/** The path of the table's edition. It has a ticket, which opens it for an hour. */
export const readingAt = v.strictObject({ minutes: v.string() });

/** The minutes of the table's last meeting, while they are to be read. */
export const formerMinutes = v.strictObject({
	former: v.nullable(
		v.strictObject({
			id: v.string(),
			title: v.string(),
			closedAt: v.nullable(v.number()),
			zone: v.nullable(v.string()),
			/** What the short check found in what would be published. */
			findings
		})
	)
});
export type FormerMinutes = NonNullable<Shown<typeof formerMinutes>['former']>;
export const publishingFormer = v.object({ former: id });

/** What became of a file of a meeting. */
export const arrived = v.strictObject({ arrival: v.picklist(arrivals), id: v.string() });
export type Arrived = Shown<typeof arrived>;

/** How many documents of the evening are made, and of how many. */
export const eveningProgress = v.strictObject({ made: v.number(), of: v.number() });
export type EveningProgress = Shown<typeof eveningProgress>;
