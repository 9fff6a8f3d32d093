// One row for each command of a kind of stream: who may send it, when it has its place, and its fields. What is parsed, allowed,
// dispatched and described follows from the rows; a topic keeps its rows in its `commands.ts`.
import * as v from 'valibot';
import { id } from './text.ts';

/** What a client may send. `R`: the roles; `P`: the phases of such a stream; `C`: its refusals. Whose things they may touch is decided (`not-yours`). */
export interface ClientRow<R extends string = string, P extends string = string, C extends string = string> {
	readonly who: readonly (R | 'host')[];
	readonly when: readonly P[];
	/** If this field is true: in these phases instead. */
	readonly whenTrue?: Readonly<Record<string, readonly P[]>>;
	/** Its own refusal in a phase, if it does not get the one of most commands. */
	readonly refusedWith?: Readonly<Partial<Record<P, C>>>;
	/** Besides its `type`. */
	readonly fields: v.ObjectEntries;
}

/** What only the server sends. Nobody parses it, so its fields are only a type. */
export interface HostRow<P extends string = string, F extends object = object> {
	readonly who: readonly ['host'];
	readonly when: readonly P[];
	/** Never filled: it carries the type. */
	readonly fields?: F;
}

export type ClientRows<
	R extends string = string,
	P extends string = string,
	C extends string = string
> = Readonly<Record<string, ClientRow<R, P, C>>>;
export type HostRows<P extends string = string> = Readonly<Record<string, HostRow<P>>>;

type SchemaOf<T extends string, F extends v.ObjectEntries> = v.StrictObjectSchema<
	{ readonly type: v.LiteralSchema<T, undefined> } & F,
	undefined
>;
type SchemasOf<R extends ClientRows> = {
	[T in keyof R & string]: SchemaOf<T, R[T]['fields']>;
}[keyof R & string];

/** The commands of the rows, as one union. */
export type CommandsOf<R extends ClientRows> = v.InferOutput<SchemasOf<R>>;
export type HostCommandsOf<R extends HostRows> = {
	[T in keyof R & string]: { readonly type: T } & (R[T] extends HostRow<string, infer F> ? F : never);
}[keyof R & string];

const unknownCommand = v.never();
const typeIn = (input: unknown): unknown =>
	typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;

/** The schema of a command is found by its type, and no other is tried, because every command comes through here. */
export function commandSchemaOf<const R extends ClientRows>(rows: R) {
	const schemas: ReadonlyMap<unknown, SchemasOf<R>> = new Map(
		Object.entries(rows).map(([type, { fields }]) => [
			type,
			v.strictObject({ type: v.literal(type), ...fields }) as SchemasOf<R>
		])
	);
	return v.lazy((input) => schemas.get(typeIn(input)) ?? unknownCommand);
}

/** What travels: the command and its id. */
export const envelopeOf = <S extends v.GenericSchema>(command: S) => v.strictObject({ id, command });
