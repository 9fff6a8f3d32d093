// The words with which the row of a command says who may send it, and in which phases.
import type * as Stream from '#stream/command-row.ts';
import type { Author, RefusalCode, Role } from './frame.ts';
import type { Phase } from './phase.ts';

type Sender = Author['role'];
/**
 * Whether the command may be sent while the meeting is off the record (M51). Left out: it may not. `unless`: not if this field is true.
 * `only`: only if this field has one of these values.
 */
export interface MayOffRecord {
	readonly offRecord?: true | { readonly unless: string } | OnlyWith;
}
export interface OnlyWith {
	readonly only: string;
	readonly is: readonly string[];
}
export type ClientRow = Stream.ClientRow<Role, Phase, RefusalCode> & MayOffRecord;
export type HostRow = Stream.HostRow<Phase> & MayOffRecord;
export type ClientRows = Readonly<Record<string, ClientRow>>;
export type HostRows = Readonly<Record<string, HostRow>>;

export const everybody = ['resident', 'scribe', 'facilitator'] as const satisfies readonly Sender[];
export const residents = ['resident'] as const satisfies readonly Sender[];
export const staff = ['scribe', 'facilitator'] as const satisfies readonly Sender[];
export const facilitator = ['facilitator'] as const satisfies readonly Sender[];

export const always = ['preparing', 'open', 'closed', 'correcting'] as const satisfies readonly Phase[];
/** Until the meeting is closed. */
export const untilClosed = ['preparing', 'open'] as const satisfies readonly Phase[];
/** While the doors are open. */
export const whileOpen = ['open'] as const satisfies readonly Phase[];
/** From the opening of the doors on, also after the closing. */
export const sinceOpened = ['open', 'closed', 'correcting'] as const satisfies readonly Phase[];
/** While the record can be written. */
export const whileWritten = ['open', 'correcting'] as const satisfies readonly Phase[];

export const byHost = <F extends object>(
	when: readonly Phase[],
	more: MayOffRecord = {}
): Stream.HostRow<Phase, F> & MayOffRecord => ({ who: ['host'], when, ...more });
