// What the catalogue holds: everything that outlives a meeting and is not history.
import * as v from 'valibot';
import { retentionSchema, usualRetention } from '#api/retention.ts';

const tableRow = v.object({
	id: v.string(),
	name: v.string(),
	association: v.string(),
	createdAt: v.number()
});

/** A line of a journal that was known to be on disk, and when. */
const mark = { lines: v.number(), sum: v.string(), at: v.number() };

/** What was known of a journal at the last quiet moment (`known.ts`). */
const known = v.object({
	...mark,
	/** Version of the first line of the last write. */
	write: v.number(),
	bytes: v.number(),
	folder: v.string(),
	/** How many lines were there when anything was known of it first: whether that was all, nobody can tell. 0 where it was known from its beginning. */
	found: v.optional(v.number(), 0),
	/** Newest first. */
	earlier: v.array(v.object(mark))
});

/** What a person accepted of a damaged journal: how many lines were left, of how many known. */
const accepted = v.object({ at: v.number(), lines: v.number(), known: v.nullable(v.number()) });

/** A meeting's entry in the index. Its truth is the journal; title, phase and times are copies for the list. */
const meetingRow = v.object({
	id: v.string(),
	table: v.string(),
	title: v.string(),
	phase: v.picklist(['preparing', 'open', 'closed', 'correcting']),
	createdAt: v.number(),
	closedAt: v.nullable(v.number()),
	/** That of the hall; null while it is not known. */
	zone: v.optional(v.nullable(v.string()), null),
	date: v.string(),
	/** Of the phones' and the minutes' address. */
	key: v.string(),
	/** Six digits while the doors are open, else null. */
	code: v.nullable(v.string()),
	/** What retention has taken from its journal. */
	erased: v.optional(v.array(v.literal('devices')), []),
	known: v.optional(v.nullable(known), null),
	accepted: v.optional(v.nullable(accepted), null),
	/** It was closed by a date that could not be believed: what is kept of it for some days is counted from here. */
	counts: v.optional(v.nullable(v.object({ closedAt: v.number(), from: v.number() })), null)
});

/** Minutes that outlived their meeting. Their title stands in themselves alone. */
const publishedRow = v.object({
	key: v.string(),
	table: v.string(),
	closedAt: v.number(),
	zone: v.optional(v.nullable(v.string()), null)
});

/** A link for the laptop or for one table's facilitator. `hash` is that of its secret, `device` that of the token it was exchanged for. */
const keyRow = v.object({
	id: v.string(),
	hash: v.string(),
	/** 'laptop', or the id of a table. */
	scope: v.string(),
	madeAt: v.number(),
	device: v.nullable(v.string()),
	usedAt: v.optional(v.nullable(v.number()), null),
	revoked: v.boolean()
});

/** What retention took, and when: a proof that names nobody. `meeting` is null once that meeting is removed itself. */
const proof = v.object({
	at: v.number(),
	meeting: v.nullable(v.string()),
	what: v.picklist(['names', 'devices', 'meeting']),
	/** How many names, devices, or lines of the journal. */
	count: v.number()
});

const settings = v.object({
	/** The address that phones are told, where one was chosen. */
	address: v.nullable(v.string()),
	wifi: v.nullable(v.object({ ssid: v.string(), password: v.string() })),
	/** Phones are told that there is internet. */
	probes: v.optional(v.boolean(), false),
	retention: v.optional(retentionSchema, usualRetention),
	/** When the time for whole meetings was last chosen: what it takes waits a day from then. */
	meetingDaysSetAt: v.optional(v.number(), 0)
});

export const catalogueSchema = v.object({
	version: v.literal(1),
	/** How often it was changed: of two that can be read, the one with more is the newer. 0 in one of before. */
	changes: v.optional(v.number(), 0),
	/** When it was changed last. */
	changedAt: v.optional(v.number(), 0),
	/** Until then retention takes nothing: how long things are kept may have been lost, and can be chosen again. */
	nothingGoesBefore: v.optional(v.number(), 0),
	/** The newest date of the laptop that could be believed; 0 in a list of before. */
	seenAt: v.optional(v.number(), 0),
	/** Since its date cannot be believed: what was closed before, and chosen. */
	doubt: v.optional(
		v.nullable(
			v.object({
				closed: v.array(v.object({ id: v.string(), closedAt: v.number() })),
				meetingDaysSetAt: v.number()
			})
		),
		null
	),
	tables: v.array(tableRow),
	meetings: v.array(meetingRow),
	published: v.optional(v.array(publishedRow), []),
	keys: v.array(keyRow),
	/** Ids of meetings whose removal has begun: completed at the next start. */
	removing: v.optional(v.array(v.string()), []),
	/** Ids of meetings that are being made and have no row yet. */
	making: v.optional(v.array(v.string()), []),
	/** Ids of meetings that come from another computer and have no row yet. */
	arriving: v.optional(v.array(v.string()), []),
	/** Newest first. */
	gone: v.optional(v.array(proof), []),
	settings
});

export type Proof = v.InferOutput<typeof proof>;
export type EndMark = v.InferOutput<typeof known>['earlier'][number];
export type Known = v.InferOutput<typeof known>;
export type AcceptedLoss = v.InferOutput<typeof accepted>;
export type Catalogue = v.InferOutput<typeof catalogueSchema>;
export type TableRow = v.InferOutput<typeof tableRow>;
export type MeetingRow = v.InferOutput<typeof meetingRow>;
export type KeyRow = v.InferOutput<typeof keyRow>;

/** What the catalogue says of a stream. */
export interface Listed {
	readonly id: string;
	known: Known | null;
	accepted: AcceptedLoss | null;
	readonly closedAt: number | null;
}

export const emptyCatalogue = (): Catalogue => ({
	version: 1,
	changes: 0,
	changedAt: 0,
	nothingGoesBefore: 0,
	seenAt: 0,
	doubt: null,
	tables: [],
	meetings: [],
	published: [],
	keys: [],
	removing: [],
	making: [],
	arriving: [],
	gone: [],
	settings: { address: null, wifi: null, probes: false, retention: usualRetention, meetingDaysSetAt: 0 }
});

/** It knows nothing: even the first start writes a key. */
export const isBare = ({ tables, meetings, published, keys }: Catalogue): boolean =>
	tables.length + meetings.length + published.length + keys.length === 0;

const proofsKept = 30;

export function prove(draft: Catalogue, what: Proof): void {
	draft.gone = [what, ...draft.gone].slice(0, proofsKept);
}
