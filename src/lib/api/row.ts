// What one row of the table of routes says. Its name is method and path: pages take both from it, and need nothing of the table
// while they run.
import * as v from 'valibot';
import type { RefusalCode } from '#meeting/frame.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Who may ask. A key is the laptop's, which opens every table, or that of one table; a holder has a key, or a link of one meeting. What
 * begins with a colon is that part of the path.
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
	| 'facilitator of :meeting';

export interface Row {
	readonly who: AllowedCaller;
	readonly body: v.GenericSchema;
	/** Strict: a field that is not named here goes to nobody. */
	readonly answer: v.GenericSchema;
	/** Besides those in `refusals.ts`. */
	readonly refusals: readonly RefusalCode[];
}

/** Nothing of the body is looked at. */
export const nothing = v.unknown();
/** The handler reads the body itself, piece by piece. */
export const fileBody = v.unknown();
/** It was done, and there is nothing to tell. */
export const done = v.strictObject({});
export const madeId = v.strictObject({ id: v.string() });

/** An answer that is a file to be kept, and no JSON. */
export class SentFile {
	readonly name: string;
	readonly pieces: readonly Uint8Array[];

	constructor(name: string, pieces: readonly Uint8Array[]) {
		this.name = name;
		this.pieces = pieces;
	}
}
export const sentFile = v.instance(SentFile);

/** As whoever gets it has it: nobody changes it. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
export type Shown<S extends v.GenericSchema> = Frozen<v.InferOutput<S>>;
