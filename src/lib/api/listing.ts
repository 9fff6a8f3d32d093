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
	/** The zone in which its times are told; null while it is not known. */
	zone: v.nullable(v.string()),
	date: v.string(),
	key: v.string(),
	/** Its journal is damaged, and it cannot be opened: the line and the reason. */
	damaged: v.exactOptional(v.string()),
	/** A part of it was lost, and a person went on with what was left: how many lines, of how many known. */
	accepted: v.exactOptional(
		v.strictObject({ at: v.number(), lines: v.number(), known: v.nullable(v.number()) })
	)
});
/** Of a meeting that was removed. */
const minutes = v.strictObject({ key: v.string(), closedAt: v.number(), zone: v.nullable(v.string()) });
/** A link of a table's facilitator. Nothing here opens anything. */
const key = v.strictObject({ id: v.string(), madeAt: v.number(), used: v.boolean(), revoked: v.boolean() });

const table = v.strictObject({
	id: v.string(),
	name: v.string(),
	association: v.string(),
	meetings: v.array(meeting),
	minutes: v.array(minutes),
	/** The laptop's only; newest first. */
	keys: v.exactOptional(v.array(key))
});

/** What was found again at this start, where the catalogue was lost, damaged or old. */
const recovered = v.strictObject({
	from: v.picklist(['list', 'copy', 'older-copy', 'journals']),
	meetings: v.number(),
	minutes: v.number(),
	/** Listed, and refused by name. */
	damaged: v.number(),
	/** Not listed: the disk refuses to read them now, and the next start tries again. */
	later: v.number(),
	/** An older list named them, and nothing of them is there. */
	missing: v.number()
});

/** The date of this computer cannot be believed. */
const dateDoubt = v.strictObject({
	kind: v.picklist(['behind', 'ahead']),
	now: v.number(),
	/** The newest date that was believed; null where none was. */
	seenAt: v.nullable(v.number())
});

export const listing = v.strictObject({
	scope: v.picklist(['laptop', 'table']),
	tables: v.array(table),
	// The laptop's only, as all that follows.
	settings: v.exactOptional(settingsShown),
	recovered: v.exactOptional(recovered),
	updated: v.exactOptional(v.strictObject(keptBefore)),
	doubt: v.exactOptional(dateDoubt),
	/** The folder of the data is gone, or another's. Nothing is saved before the next start. */
	isLost: v.exactOptional(v.literal(true)),
	/** A meeting cannot be saved for want of room. */
	isFull: v.exactOptional(v.literal(true))
});

export type Listing = Shown<typeof listing>;
export type ListedTable = Shown<typeof table>;
export type ListedMeeting = Shown<typeof meeting>;
export type ListedKey = Shown<typeof key>;
export type KeptMinutes = Shown<typeof minutes>;
export type Recovered = Shown<typeof recovered>;
export type DateDoubt = Shown<typeof dateDoubt>;
