// One row for each command: who may send it, in which phase it has its place, and its fields. The schema, the type, the
// permission and the table of PROTOCOL.md are made from the rows; a topic keeps its rows in its `commands.ts`.
import type * as v from 'valibot';
import type { Author } from './frame.ts';
import type { Phase } from './phase.ts';

type Sender = Author['role'];

/** What a client may send. Staff and residents are told apart here; whose things they may touch is decided (`not-yours`). */
export interface ClientRow {
	readonly who: readonly Sender[];
	readonly when: readonly Phase[];
	/** Besides its `type`. */
	readonly fields: v.ObjectEntries;
}

/** What only the server sends. Nobody parses it, so that its fields are a type alone. */
export interface HostRow<F extends object = object> {
	readonly who: readonly ['host'];
	readonly when: readonly Phase[];
	/** Never filled: it carries the type. */
	readonly fields?: F;
}

export type ClientRows = Readonly<Record<string, ClientRow>>;
export type HostRows = Readonly<Record<string, HostRow>>;

type SchemaOf<T extends string, F extends v.ObjectEntries> = v.StrictObjectSchema<
	{ readonly type: v.LiteralSchema<T, undefined> } & F,
	undefined
>;
/** The schemas of the rows, as one union. */
export type SchemasOf<R extends ClientRows> = {
	[T in keyof R & string]: SchemaOf<T, R[T]['fields']>;
}[keyof R & string];

/** The commands of the rows, as one union. */
export type CommandsOf<R extends ClientRows> = v.InferOutput<SchemasOf<R>>;
export type HostCommandsOf<R extends HostRows> = {
	[T in keyof R & string]: { readonly type: T } & (R[T] extends HostRow<infer F> ? F : never);
}[keyof R & string];

export const everybody = ['resident', 'scribe', 'facilitator'] as const satisfies readonly Sender[];
export const residents = ['resident'] as const satisfies readonly Sender[];
export const staff = ['scribe', 'facilitator'] as const satisfies readonly Sender[];
export const facilitator = ['facilitator'] as const satisfies readonly Sender[];

export const always = ['preparing', 'open', 'closed', 'correcting'] as const satisfies readonly Phase[];
/** Until it is closed. */
export const untilClosed = ['preparing', 'open'] as const satisfies readonly Phase[];
/** While the doors are open. */
export const whileOpen = ['open'] as const satisfies readonly Phase[];
/** While the record can be written. */
export const whileWritten = ['open', 'correcting'] as const satisfies readonly Phase[];

export const byHost = <F extends object>(when: readonly Phase[]): HostRow<F> => ({ who: ['host'], when });
