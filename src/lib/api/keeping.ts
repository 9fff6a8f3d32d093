// What is kept of a meeting and for how long, where a name stands, what is left of a damaged journal, and the removal of a meeting.
import * as v from 'valibot';
import { longestFirstName, longestMasked, longestReason } from '#meeting/limits.ts';
import { checkedKinds, findingKinds } from '#meeting/minutes/check.ts';
import { retentionSchema } from '#api/retention.ts';
import { id, line } from '#stream/text.ts';
import type { Shown } from './row.ts';

const { names, devices, meeting } = retentionSchema.entries;
export const editingRetention = v.object({
	names: v.exactOptional(names),
	devices: v.exactOptional(devices),
	meeting: v.exactOptional(meeting)
});

const what = v.picklist(['names', 'seats', 'devices', 'meeting']);
const expiry = {
	meeting: v.string(),
	title: v.string(),
	closedAt: v.nullable(v.number()),
	what,
	goesAt: v.number(),
	/** The time zone of its day. */
	zone: v.nullable(v.string())
};
/** What is kept, what will be erased and what was erased. It names nobody. */
export const kept = v.strictObject({
	retention: v.strictObject({ names: v.number(), devices: v.number(), meeting: v.nullable(v.number()) }),
	/** What the next hour erases, each with its number of names, devices or lines of the journal. */
	due: v.array(v.strictObject({ ...expiry, count: v.number() })),
	/** What is erased later, the soonest first. */
	coming: v.array(v.strictObject(expiry)),
	/** `title` is null once the meeting itself is erased. */
	gone: v.array(v.strictObject({ at: v.number(), title: v.nullable(v.string()), what, count: v.number() }))
});
export type KeptOverview = Shown<typeof kept>;
/** The parts of a meeting whose time is chosen on the laptop. */
export type KeptPart = Exclude<v.InferOutput<typeof what>, 'seats'>;

/** Words to mask: a name, a number. At least two letters or digits, so that no text is emptied by one sign. */
const wordsToMask = v.pipe(line(longestMasked), v.regex(/(?:[\p{L}\p{N}].*){2}/u));
export const wordsSought = v.object({ words: wordsToMask });
/** `id`: of the command. Sent again, it is done once. */
export const masking = v.object({ id, words: wordsToMask, reason: line(longestReason) });
/** In how many texts they stood. */
export const wereMasked = v.strictObject({ places: v.number() });

export type Masking = v.InferInput<typeof masking>;
export type WereMasked = Shown<typeof wereMasked>;

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
				'proposal',
				'publication',
				'guest',
				'former',
				'table',
				'hall'
			]),
			/** The id of the entry, idea, group, vote, wall or item; for everything else, that of the meeting. */
			id: v.string(),
			text: v.string()
		})
	)
});
export type Mentions = Shown<typeof mentions>;

/** What the short check found. */
export const findings = v.array(
	v.strictObject({
		kind: v.picklist(findingKinds),
		at: v.picklist(checkedKinds),
		/** The id of the entry, idea, group, vote, wall or item; empty for the meeting, its guests and its versions. */
		id: v.string(),
		text: v.string(),
		found: v.string()
	})
);
/** What the short check found in the outside edition of the minutes, and in what may be handed out before (D76). */
export const checked = v.strictObject({ findings, handout: findings });
export type Checked = Shown<typeof checked>;

/** What can be read of a damaged journal. */
export const whatIsLeft = v.strictObject({
	lines: v.number(),
	lastAt: v.nullable(v.number()),
	/** How many lines were known to be on disk, and when. Null: nothing was known. */
	known: v.nullable(v.number()),
	knownAt: v.nullable(v.number()),
	reason: v.nullable(v.string()),
	isOpenable: v.boolean()
});
export type WhatIsLeft = Shown<typeof whatIsLeft>;
/** The title and the number of lines show that the person accepts what they were shown, and nothing else. */
export const acceptingLeft = v.object({
	title: v.string(),
	lines: v.pipe(v.number(), v.integer(), v.minValue(1))
});
export const acceptedLeft = v.strictObject({ lines: v.number() });

/** The title is typed again, so that a tap on the wrong line removes no evening. */
export const removing = v.object({ title: v.string() });
/** `minutes`: the address at which they can still be read. Null: the meeting has none. */
export const removed = v.strictObject({ minutes: v.nullable(v.string()) });

/** `now`: the date that the page showed. */
export const dateIsRight = v.object({ now: v.number() });
export const confirmedDate = v.strictObject({ now: v.number() });
