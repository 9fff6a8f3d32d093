// What is kept of a meeting and for how long, where a name stands, what is left of a damaged journal, and the removal of a meeting.
import * as v from 'valibot';
import { longestFirstName } from '#meeting/limits.ts';
import { retentionSchema } from '#api/retention.ts';
import { line } from '#stream/text.ts';
import type { Shown } from './row.ts';

const { names, devices, meeting } = retentionSchema.entries;
export const editingRetention = v.object({
	names: v.exactOptional(names),
	devices: v.exactOptional(devices),
	meeting: v.exactOptional(meeting)
});

const what = v.picklist(['names', 'devices', 'meeting']);
const expiry = {
	meeting: v.string(),
	title: v.string(),
	closedAt: v.nullable(v.number()),
	what,
	goesAt: v.number(),
	/** The zone in which its day is told. */
	zone: v.nullable(v.string())
};
/** What is kept, what goes and what went. Names nobody. */
export const kept = v.strictObject({
	retention: v.strictObject({ names: v.number(), devices: v.number(), meeting: v.nullable(v.number()) }),
	/** What goes at the next hour, each with how many names, devices, or lines of the journal. */
	due: v.array(v.strictObject({ ...expiry, count: v.number() })),
	/** What goes later, the soonest first. */
	coming: v.array(v.strictObject(expiry)),
	/** `title` is null once the meeting has gone too. */
	gone: v.array(v.strictObject({ at: v.number(), title: v.nullable(v.string()), what, count: v.number() }))
});
export type KeptOverview = Shown<typeof kept>;
/** What of a meeting has a time of its own. */
export type KeptPart = v.InferOutput<typeof what>;

export const nameSought = v.object({ name: line(longestFirstName) });
export const mentions = v.strictObject({
	mentions: v.array(
		v.strictObject({
			kind: v.picklist([
				'entry',
				'idea',
				'group',
				'question',
				'prompt',
				'item',
				'note',
				'meeting',
				'trace',
				'reopened',
				'former',
				'table',
				'hall'
			]),
			/** Of the entry, the idea, the group, the vote, the wall or the item; else of the meeting. */
			id: v.string(),
			text: v.string()
		})
	)
});
export type Mentions = Shown<typeof mentions>;

/** What can be read of a damaged journal. */
export const whatIsLeft = v.strictObject({
	lines: v.number(),
	lastAt: v.nullable(v.number()),
	/** How many lines were known to be on disk, and when; null where nothing was. */
	known: v.nullable(v.number()),
	knownAt: v.nullable(v.number()),
	reason: v.nullable(v.string()),
	isOpenable: v.boolean()
});
export type WhatIsLeft = Shown<typeof whatIsLeft>;
/** Its title and how many lines: nobody accepts anything but what was told. */
export const acceptingLeft = v.object({
	title: v.string(),
	lines: v.pipe(v.number(), v.integer(), v.minValue(1))
});
export const acceptedLeft = v.strictObject({ lines: v.number() });

/** Its title said again, so that no tap on the wrong line removes an evening. */
export const removing = v.object({ title: v.string() });
/** `minutes`: where they can still be read; null where there are none. */
export const removed = v.strictObject({ minutes: v.nullable(v.string()) });

/** `now`: the date as the page told it. */
export const dateIsRight = v.object({ now: v.number() });
export const confirmedDate = v.strictObject({ now: v.number() });
