// The answer to a command: the facts that it made, or a lawful no.

/** A lawful no. The code is for programs, and clients own the sentence. */
export interface Refusal<C extends string = string> {
	readonly refused: C;
}

export interface Accepted<E, S = never> {
	readonly events: readonly E[];
	/** At most one effect that must be on disk before the events are. */
	readonly sealed?: S;
}

export type Decision<E, S = never, C extends string = string> = Accepted<E, S> | Refusal<C>;

/** What the engine answers by itself, whatever the kind of stream. */
export const streamRefusals = [
	'bad-command',
	'not-allowed',
	'not-saved',
	'unknown',
	'too-fast',
	'link-revoked',
	'damaged'
] as const;
export type StreamRefusal = (typeof streamRefusals)[number];

export const refuse = <const C extends string>(refused: C): Refusal<C> => ({ refused });
export const accept = <E>(...events: readonly E[]): Accepted<E> => ({ events });
export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer;
