// The few types that all topics of a meeting share: who acts, when, and what an answer is. This file knows no topic. A topic imports
// this file and its own folder, and nothing else of the meeting.
import type * as Stream from '#stream/cause.ts';
import type * as Answer from '#stream/decision.ts';
import { streamRefusals } from '#stream/decision.ts';

export { accept, isRefusal } from '#stream/decision.ts';

/** How something came in. A ballot box has the number of each, so that new ones come last. */
export const channels = ['phone', 'hand', 'paper', 'scribe'] as const;
export type Channel = (typeof channels)[number];

export const roles = ['facilitator', 'scribe', 'resident', 'screen'] as const;
export type Role = (typeof roles)[number];

/** Who acts in a meeting: one of its roles, or the room server itself, which creates, links and recovers. */
export type Author = Stream.Author<Role>;
export type Cause = Stream.Cause<Role>;

/** A person with a function: a guest of the meeting, or whoever promised something. Both are always shown. */
export interface Official {
	readonly name: string;
	readonly role: string;
}
export const isSameOfficial = (one: Official | null, other: Official | null): boolean =>
	one === other || (one?.name === other?.name && one?.role === other?.role);
/** As one text, for a search of names. */
export const officialText = ({ name, role }: Official): string => `${name}, ${role}`;

/** For whom the facilitator or scribe acts: a person (mostly with a card), or somebody who has neither phone nor card. */
export type Behalf = { readonly person: string } | { readonly someone: 'new' | 'again' };

/** The rules of speech, which the queue applies. `round` is the tour de table. */
export const speechRules = [
	'list',
	'first-in-item',
	'first-in-meeting',
	'fewest-turns',
	'least-time',
	'round'
] as const;
export type SpeechRule = (typeof speechRules)[number];

export type Refusal = Answer.Refusal<RefusalCode>;
export type Decision<E, S = never> = Answer.Decision<E, S, RefusalCode>;

export const refusalCodes = [
	...streamRefusals,
	// anybody
	'not-yours',
	'id-taken',
	'too-large',
	'no-seat',
	// the meeting
	'not-open',
	'already-open',
	'already-closed',
	'not-closed',
	'too-late',
	'full',
	'off-record',
	'nothing-to-mask',
	// agenda
	'item-unknown',
	'item-in-use',
	// people
	'card-taken',
	'person-unknown',
	'already-arrived',
	'no-name',
	'not-agreed',
	'guest',
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
	'entry-withdrawn',
	'not-asked',
	'entry-changed',
	'no-words',
	// the publication
	'no-reason',
	'version-unknown',
	'proposal-unknown',
	'proposal-answered',
	'too-many-proposals',
	// what two people write
	'words-changed'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refuse = (refused: RefusalCode): Refusal => ({ refused });
