// One row for each event: its fields as a journal holds them, what its topic becomes by it, and what else is to be known of it. Types,
// dispatch, the look at a foreign journal and the search for words are made from the rows; a topic keeps its rows in `events.ts`.
import * as v from 'valibot';

type Frozen<T> = T extends readonly (infer E)[]
	? readonly Frozen<E>[]
	: T extends object
		? { readonly [K in keyof T]: Frozen<T[K]> }
		: T;
type Output<E extends v.ObjectEntries> = Frozen<v.InferOutput<v.StrictObjectSchema<E, undefined>>>;

/** Of an event, besides its `type`; or the two sets of which it has one. */
export type Fields = v.ObjectEntries | readonly [v.ObjectEntries, v.ObjectEntries];
export type Held<F extends Fields> = F extends readonly [
	infer A extends v.ObjectEntries,
	infer B extends v.ObjectEntries
]
	? Output<A> | Output<B>
	: F extends v.ObjectEntries
		? Output<F>
		: never;

/** What is known of an event without its topic. */
export interface EventFacts<F extends Fields = Fields> {
	readonly fields: F;
	/** What people wrote in it, for the search for words (F1). Empty texts are left out. */
	texts(event: Held<F>): readonly string[];
	/** If the event comes in storms: the one person whose own view it changes. Null means that anybody's view may change. */
	storms(event: Held<F>): string | null;
}

/** `S`: the state of its topic. It never throws, and gives `S` itself if nothing changes. */
export interface EventRow<S, C, F extends Fields = Fields> extends EventFacts<F> {
	evolve(state: S, event: Held<F>, cause: C): S;
}
export type EventRows<S, C> = Readonly<Record<string, EventRow<S, C>>>;

interface More<F extends Fields> {
	readonly texts?: (event: Held<F>) => readonly (string | null | undefined)[];
	readonly storms?: (event: Held<F>) => string;
}

/** Makes the rows of one topic. */
export const eventsOf =
	<S, C>() =>
	<const F extends Fields>(
		fields: F,
		evolve: (state: S, event: Held<F>, cause: C) => S,
		{ texts, storms }: More<F> = {}
	): EventRow<S, C, F> => ({
		fields,
		evolve,
		texts: (event) => (texts?.(event) ?? []).flatMap((text) => text || []),
		storms: (event) => storms?.(event) ?? null
	});

/** The events of the rows, as one union. */
export type EventsOf<R extends Readonly<Record<string, EventFacts>>> = {
	[T in keyof R & string]: { readonly type: T } & Held<R[T]['fields']>;
}[keyof R & string];

/** What a topic becomes by any of its events. */
export const evolveBy =
	<S, C, E extends { readonly type: string }>(rows: { readonly [T in E['type']]: EventRow<S, C> }) =>
	(state: S, event: E, cause: C): S => {
		const { type }: { readonly type: E['type'] } = event;
		return rows[type].evolve(state, event, cause);
	};

/** Whether a row stands in these rows. */
export const isOf = <R extends object, T extends { readonly type: string }>(
	rows: R,
	typed: T
): typed is Extract<T, { readonly type: keyof R }> => Object.hasOwn(rows, typed.type);

/** An event of this type, with these fields and no other. */
export const schemaOfEvent = (type: string, { fields }: EventFacts): v.GenericSchema => {
	const of = (entries: v.ObjectEntries) => v.strictObject({ type: v.literal(type), ...entries });
	return isEither(fields) ? v.union(fields.map(of)) : of(fields);
};
const isEither = (fields: Fields): fields is readonly [v.ObjectEntries, v.ObjectEntries] =>
	Array.isArray(fields);
