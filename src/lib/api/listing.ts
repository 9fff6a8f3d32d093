// The tables with their meetings, as the page of tables shows them. The laptop is told more than the facilitator of one table.
import * as v from 'valibot';
import { settingsShown } from './hall.ts';
import type { Shown } from './row.ts';
import { keptBefore } from './update.ts';

const meeting = v.strictObject({
	id: v.string(),
	title: v.string(),
	phase: v.picklist(['preparing', 'open', 'closed', 'correcting']),
	createdAt: v.number(),
	closedAt: v.nullable(v.number()),
	/** The time zone of its times. Null: not known yet. */
	zone: v.nullable(v.string()),
	date: v.string(),
	key: v.string(),
	/** What its minutes are. Left out: it was never closed, or an older version wrote its row. */
	minutes: v.exactOptional(v.picklist(['to-read', 'published', 'as-before'])),
	/** Its journal is damaged, and it cannot be opened: the line and the reason. */
	damaged: v.exactOptional(v.string()),
	/** A part of it was lost, and a person accepted what was left: how many lines, of how many that were known. */
	accepted: v.exactOptional(
		v.strictObject({ at: v.number(), lines: v.number(), known: v.nullable(v.number()) })
	)
});
/** The minutes of a meeting that was removed. */
const minutes = v.strictObject({ key: v.string(), closedAt: v.number(), zone: v.nullable(v.string()) });
/** A link of a table's facilitator. It holds no secret, so it opens nothing. */
const key = v.strictObject({ id: v.string(), madeAt: v.number(), used: v.boolean(), revoked: v.boolean() });

const table = v.strictObject({
	id: v.string(),
	name: v.string(),
	association: v.string(),
	meetings: v.array(meeting),
	minutes: v.array(minutes),
	/** Only for the laptop. The newest comes first. */
	keys: v.exactOptional(v.array(key))
});

/** What this start found again, because the catalogue was lost, damaged or old. */
const recovered = v.strictObject({
	from: v.picklist(['list', 'copy', 'older-copy', 'journals']),
	meetings: v.number(),
	minutes: v.number(),
	/** Damaged meetings: they are listed, and refused by name. */
	damaged: v.number(),
	/** Meetings that are not listed: the disk cannot read them now, and the next start tries again. */
	later: v.number(),
	/** Meetings that an older list named, and of which nothing is left. */
	missing: v.number()
});

/** The date of this computer cannot be believed. */
const dateDoubt = v.strictObject({
	kind: v.picklist(['behind', 'ahead']),
	now: v.number(),
	/** The newest date that could be believed. Null: none so far. */
	seenAt: v.nullable(v.number())
});

export const listing = v.strictObject({
	scope: v.picklist(['laptop', 'table']),
	tables: v.array(table),
	// Only for the laptop, like everything below.
	settings: v.exactOptional(settingsShown),
	recovered: v.exactOptional(recovered),
	updated: v.exactOptional(v.strictObject(keptBefore)),
	doubt: v.exactOptional(dateDoubt),
	/** The data folder is gone, or belongs to another process. Nothing is saved before the next start. */
	isLost: v.exactOptional(v.literal(true)),
	/** A rehearsal is open. */
	rehearsal: v.exactOptional(v.literal(true)),
	/** A meeting cannot be saved, because the disk is full. */
	isFull: v.exactOptional(v.literal(true))
});

export type Listing = Shown<typeof listing>;
export type ListedTable = Shown<typeof table>;
export type ListedMeeting = Shown<typeof meeting>;
export type ListedKey = Shown<typeof key>;
export type KeptMinutes = Shown<typeof minutes>;
export type Recovered = Shown<typeof recovered>;
export type DateDoubt = Shown<typeof dateDoubt>;
