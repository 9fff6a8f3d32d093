// The shape of a row in the table of routes. A row's name is its method and path. Pages take both from that name, and load nothing of
// the table.
import * as v from 'valibot';
import type { RefusalCode } from '#meeting/frame.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Who may ask. A key is that of the laptop, which opens every table, or that of one table. A holder has a key or a link of one meeting.
 * Whoever facilitates a meeting may write in it, too: they count as its scribe. A reader has a seat, or is staff.
 * A word that begins with a colon is a part of the path.
 */
export type AllowedCaller =
	| 'anybody'
	| 'holder'
	| 'key'
	| 'key to :table'
	| 'key to :meeting'
	| 'laptop'
	| 'laptop to :table'
	| 'laptop to :meeting'
	| 'facilitator of :meeting'
	| 'scribe of :meeting'
	| 'reader of :meeting';

export interface Row {
	readonly who: AllowedCaller;
	readonly body: v.GenericSchema;
	/** Strict: a field that is not named here is sent to nobody. */
	readonly answer: v.GenericSchema;
	/** The codes of this route, besides those in `refusals.ts`. */
	readonly refusals: readonly RefusalCode[];
}

/** Nothing of the body is looked at. */
export const nothing = v.unknown();
/** The handler reads the body itself, piece by piece. */
export const fileBody = v.unknown();
/** The answer of a route that did its work and has nothing to report. */
export const done = v.strictObject({});
export const madeId = v.strictObject({ id: v.string() });

/** The answer is a file to save, and not JSON. */
export class SentFile {
	readonly name: string;
	/** Those of a file that is made while it is sent come one by one. */
	readonly pieces: readonly Uint8Array[] | AsyncIterable<Uint8Array>;

	constructor(name: string, pieces: SentFile['pieces']) {
		this.name = name;
		this.pieces = pieces;
	}
}
export const sentFile = v.instance(SentFile);

/** The answer as its reader has it: read-only. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
export type Shown<S extends v.GenericSchema> = Frozen<v.InferOutput<S>>;
