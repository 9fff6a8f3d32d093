// The few words that every topic of a meeting shares: who acts, when, and what an answer is.
// Nothing here knows a topic; a topic imports this file and its own folder only.

export type Role = 'facilitator' | 'scribe' | 'resident' | 'screen';

/** Who a command comes from. `host` is the room server itself (it creates, links and recovers; no client can claim it). */
export interface Author {
	readonly role: Role | 'host';
	/** Salted hash of the device's token; never the token. */
	readonly device: string;
}

/** What surrounds a command: its id (also that of what it creates), its author, and the wall time in milliseconds. */
export interface Cause {
	readonly id: string;
	readonly by: Author;
	readonly at: number;
}

/** How something came in. */
export type Channel = 'phone' | 'hand' | 'paper' | 'scribe';
export const channels = ['phone', 'hand', 'paper', 'scribe'] as const satisfies readonly Channel[];

/** On whose behalf the facilitator or scribe acts: a person (a card, usually), or somebody who has neither phone nor card. */
export type Behalf = { readonly person: string } | { readonly someone: 'new' | 'again' };

/** Rules of speech; the queue applies them. `round` is the tour de table. */
export const speechRules = [
	'list',
	'first-in-item',
	'first-in-meeting',
	'fewest-turns',
	'least-time',
	'round'
] as const;
export type SpeechRule = (typeof speechRules)[number];

/** A lawful no. The code is for programs; clients own the sentence. */
export interface Refusal {
	readonly refused: RefusalCode;
}

export interface Accepted<E, S = never> {
	readonly events: readonly E[];
	/** At most one effect that must be on disk before the events are: a secret ballot or a first name. */
	readonly sealed?: S;
}

export type Decision<E, S = never> = Accepted<E, S> | Refusal;

export const refusalCodes = [
	// anybody
	'bad-command',
	'not-allowed',
	'not-yours',
	'not-saved',
	'unknown',
	'id-taken',
	'too-fast',
	'too-large',
	'no-seat',
	// the meeting
	'not-open',
	'already-open',
	'already-closed',
	'not-closed',
	'too-late',
	'link-revoked',
	'damaged',
	'full',
	// agenda
	'item-unknown',
	'item-in-use',
	// people
	'card-taken',
	'person-unknown',
	'already-arrived',
	'no-name',
	// queue
	'queue-closed',
	'already-waiting',
	'turn-unknown',
	'turn-over',
	'turn-running',
	'next-changed',
	'queue-empty',
	'place-kept',
	'round-running',
	'nobody-speaks',
	// votes
	'vote-unknown',
	'vote-closed',
	'vote-not-open',
	'vote-opened',
	'vote-running',
	'vote-answered',
	'other-round',
	'bad-choice',
	'secret-and-live',
	'hands-counted',
	'box-mismatch',
	'not-counted',
	'not-admitted',
	'more-than-present',
	'no-slips',
	'slip-unknown',
	'slip-void',
	'slip-used',
	'has-answered',
	// walls
	'wall-unknown',
	'wall-closed',
	'wall-not-open',
	'wall-opened',
	'idea-unknown',
	'idea-withdrawn',
	'group-unknown',
	'not-last-change',
	'wall-full',
	'too-many-ideas',
	// record
	'entry-unknown',
	'entry-struck',
	'entry-not-struck',
	'entry-changed',
	'no-words',
	// what two people write
	'words-changed'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refuse = (refused: RefusalCode): Refusal => ({ refused });
export const accept = <E>(...events: readonly E[]): Accepted<E> => ({ events });
export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer;
