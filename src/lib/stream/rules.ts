// What the engine knows of a kind of stream. `Stream` bundles the types of one kind, so that a room needs one type parameter;
// `Rules` are its pure functions. No clock, no dice and no disk: what they need comes in as data.
import type { Author, Cause } from './cause.ts';
import type { Decision, Refusal, StreamRefusal } from './decision.ts';

/** What a journal holds, whatever the kind. */
export interface Written {
	readonly event: { readonly type: string };
	/** Who may act in it, besides the `host`. */
	readonly role: string;
}

/** The types of one kind. No value has this shape. */
export interface Stream extends Written {
	readonly state: object;
	readonly command: { readonly type: string };
	/** The codes of its refusals. */
	readonly refusal: string;
	/** An effect that must be on disk before the events of its command are. */
	readonly sealed: unknown;
	/** What lies beside the journal, and is in memory with the state. */
	readonly beside: unknown;
	/** What `decide` may ask of the server. */
	readonly outside: unknown;
	/** What is shown and is not history: who is connected, how to come in. */
	readonly presence: unknown;
	/** What people signal to the room, and no journal keeps. */
	readonly signal: object;
	/** What the room knows by these signals. */
	readonly signalled: object;
	readonly audience: string;
	readonly view: object;
	/** What one device alone is shown. */
	readonly own: object;
}

/** The answer to a command. `version`: that of the line which the command became in the journal. */
export type Answer<S extends Pick<Stream, 'refusal'> = Stream> =
	{ readonly version: number } | Refusal<S['refusal'] | StreamRefusal>;

/** What ends by itself, and by which command. The room carries the command out as `host`. */
export interface Due<C> {
	/** Wall milliseconds. */
	readonly at: number;
	readonly command: C;
}

export type AuthorIn<S extends Written> = Author<S['role']>;
export type CauseIn<S extends Written> = Cause<S['role']>;

export interface Rules<S extends Stream> {
	readonly empty: S['state'];
	/** Says whether the command may happen, and what then happened. */
	readonly decide: (
		state: S['state'],
		command: S['command'],
		cause: CauseIn<S>,
		outside: S['outside']
	) => Decision<S['event'], S['sealed'], S['refusal']>;
	/** Never refuses and never throws. Keeps the identity of what it does not touch. */
	readonly evolve: (state: S['state'], event: S['event'], cause: CauseIn<S>) => S['state'];
	/** Parses what a client has sent. Null if it is not a command. */
	readonly parse: (envelope: unknown) => { readonly id: string; readonly command: S['command'] } | null;
	/** What is due next. Null if nothing is. */
	readonly dueIn: (state: S['state']) => Due<S['command']> | null;
	readonly views: Views<S>;
	/** Null if nobody signals anything. */
	readonly signals: Signals<S> | null;
}

/** What people signal is presence: a room knows it as long as it is open, and it may be lost. */
export interface Signals<S extends Stream> {
	/** Null if it is no signal. */
	readonly parse: (envelope: unknown) => S['signal'] | null;
	/** What the room knows from now on: the same object if nothing changed. */
	readonly take: (
		state: S['state'],
		before: S['signalled'] | null,
		signal: S['signal'],
		by: { readonly role: S['role']; readonly at: number }
	) => S['signalled'] | null | Refusal<S['refusal'] | StreamRefusal>;
}

/** Who looks, and what each may see. Views are built field by field, never filtered. */
export interface Views<S extends Stream> {
	readonly roles: readonly S['role'][];
	readonly audiences: readonly S['audience'][];
	readonly audienceOf: (role: S['role']) => S['audience'];
	/** `today`: the calendar date where the stream is at home, as 2026-11-29. What is late follows from it and is stored nowhere. */
	readonly viewFor: (
		state: S['state'],
		beside: S['beside'],
		presence: S['presence'],
		audience: S['audience'],
		today: string
	) => S['view'];
	/** The time zone where the stream is at home. Null if it does not say. */
	readonly zoneOf: (state: S['state']) => string | null;
	/** If the event comes in storms: the one person whose own view it changes. Null for every other event. Storms are shown less often. */
	readonly stormOf: (event: S['event']) => string | null;
	/** Null if no device is shown more than its audience. */
	readonly own: Own<S> | null;
}

/** The own part of a device, which is shown to that device alone. */
export interface Own<S extends Stream> {
	/** The role whose devices have something of their own. */
	readonly role: S['role'];
	readonly viewOf: (state: S['state'], beside: S['beside'], device: string, today: string) => S['own'];
	/** The device of a person that `stormOf` gave. Null if there is none. */
	readonly deviceOf: (state: S['state'], person: string) => string | null;
}
