// The schema of the catalogue. It holds everything that outlives a meeting and has no history of its own.
import * as v from 'valibot';
import { retentionSchema, usualRetention } from '#api/retention.ts';

const tableRow = v.object({
	id: v.string(),
	name: v.string(),
	association: v.string(),
	createdAt: v.number()
});

/** A line of a journal that was on disk for certain, and when that was noted. */
const mark = { lines: v.number(), sum: v.string(), at: v.number() };

/** How far a journal was on disk at the last quiet moment. `known.ts` says what it is for. */
const known = v.object({
	...mark,
	/** Version of the first line of the last write. */
	write: v.number(),
	bytes: v.number(),
	folder: v.string(),
	/** How many lines it had when it was first looked at. Nobody can tell whether there were more. 0 if it was known from its beginning. */
	found: v.optional(v.number(), 0),
	/** Newest first. */
	earlier: v.array(v.object(mark))
});

/** A person accepted that a damaged journal has only these lines left. `known`: how many it had. */
const accepted = v.object({ at: v.number(), lines: v.number(), known: v.nullable(v.number()) });

/** A meeting's row in the catalogue. Its journal is the truth. Title, phase and times are copies for the list. */
const meetingRow = v.object({
	id: v.string(),
	table: v.string(),
	title: v.string(),
	phase: v.picklist(['preparing', 'open', 'closed', 'correcting']),
	createdAt: v.number(),
	closedAt: v.nullable(v.number()),
	/** The time zone of the hall. Null while it is not known. */
	zone: v.optional(v.nullable(v.string()), null),
	date: v.string(),
	/** The part of the address by which phones, and later readers of the minutes, find this meeting. */
	key: v.string(),
	/** Six digits while the doors are open. Otherwise null. */
	code: v.nullable(v.string()),
	/** What its minutes are. Left out: it was never closed, or an older version wrote the row. */
	minutes: v.exactOptional(v.picklist(['to-read', 'published', 'as-before'])),
	/** When the first version of its minutes was published. Left out: none was. */
	publishedAt: v.exactOptional(v.number()),
	/** What retention has taken from its journal. */
	erased: v.optional(v.array(v.picklist(['seats', 'devices'])), []),
	known: v.optional(v.nullable(known), null),
	accepted: v.optional(v.nullable(accepted), null),
	/** Set if it was closed while the laptop's date could not be believed. Days are then counted from `from`. */
	counts: v.optional(v.nullable(v.object({ closedAt: v.number(), from: v.number() })), null)
});

/** Minutes that outlived their meeting. Only the minutes themselves have its title. */
const publishedRow = v.object({
	key: v.string(),
	table: v.string(),
	closedAt: v.number(),
	zone: v.optional(v.nullable(v.string()), null)
});

/** A link for the laptop, or for one table's facilitator. `hash`: of its secret. `device`: the hash of the token that it was exchanged for. */
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

/** Proves what retention took, and when, and names nobody. `meeting` is null once the meeting itself is removed. */
const proof = v.object({
	at: v.number(),
	meeting: v.nullable(v.string()),
	what: v.picklist(['names', 'seats', 'devices', 'meeting']),
	/** How many names, devices, or lines of the journal. */
	count: v.number()
});

const settings = v.object({
	/** The address for phones. Null if nobody chose one. */
	address: v.nullable(v.string()),
	wifi: v.nullable(v.object({ ssid: v.string(), password: v.string() })),
	/** The server answers the phones' test for internet, so that they stay on this Wi-Fi. */
	probes: v.optional(v.boolean(), false),
	retention: v.optional(retentionSchema, usualRetention),
	/** When the number of days for whole meetings was last chosen. Nothing is taken by it for a day, so that a mistake can be mended. */
	meetingDaysSetAt: v.optional(v.number(), 0)
});

export const catalogueSchema = v.object({
	version: v.literal(1),
	/** How often it was changed. Of two copies, the one with more changes is the newer. 0 in a catalogue of an older version. */
	changes: v.optional(v.number(), 0),
	/** When it was last changed. */
	changedAt: v.optional(v.number(), 0),
	/** Retention takes nothing before this moment. The chosen number of days may have been lost, and somebody can choose it again. */
	nothingGoesBefore: v.optional(v.number(), 0),
	/** The newest date of the laptop that could be believed. 0 in a catalogue of an older version. */
	seenAt: v.optional(v.number(), 0),
	/** Set while the laptop's date cannot be believed. It holds the dates from before: when meetings were closed, and when days were chosen. */
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
	/** Ids of meetings whose removal has begun. The next start completes it. */
	removing: v.optional(v.array(v.string()), []),
	/** Ids of meetings that are being made and have no row yet. */
	making: v.optional(v.array(v.string()), []),
	/** Ids of meetings that are coming from another computer and have no row yet. */
	arriving: v.optional(v.array(v.string()), []),
	/** Ids of meetings in which words are being masked. The next start completes it. */
	masking: v.optional(v.array(v.string()), []),
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
	masking: [],
	gone: [],
	settings: { address: null, wifi: null, probes: false, retention: usualRetention, meetingDaysSetAt: 0 }
});

/** It knows nothing. That is never a catalogue in use, because the first start already writes a key. */
export const isBare = ({ tables, meetings, published, keys }: Catalogue): boolean =>
	tables.length + meetings.length + published.length + keys.length === 0;

const proofsKept = 30;

export function prove(draft: Catalogue, what: Proof): void {
	draft.gone = [what, ...draft.gone].slice(0, proofsKept);
}
