// Who sees what of the record. Everybody: entries that are not struck, without who said them, unless that entry's switch
// is on and a first name was given. Officials are named. Staff: besides, struck ones and the traces.
import type { Role } from '../frame.ts';
import type { Label } from '../label.ts';
import type { Doer, EntryKind, Official, Source } from './state.ts';

export interface EntryView {
	readonly id: string;
	readonly kind: EntryKind;
	readonly item: string | null;
	/** Null: withdrawn. */
	readonly words: string | null;
	readonly against: string | null;
	/** Who said it: `resident` unless switched on. */
	readonly speaker: Label;
	/** Action. */
	readonly who:
		| { readonly kind: 'to-find' }
		| { readonly kind: 'group'; readonly group: string }
		| { readonly kind: 'person'; readonly label: Label }
		| null;
	readonly when: string;
	readonly official: Official | null;
	readonly source: Source | null;
	readonly at: number;
}

export interface TraceView {
	readonly at: number;
	readonly by: Role | 'host';
	readonly what: 'edited' | 'moved' | 'struck' | 'restored' | 'named' | 'unnamed';
	/** The former words, if they were edited. */
	readonly before: string | null;
	readonly reason: string | null;
}

/** Staff only. */
export interface StaffEntryView extends EntryView {
	/** `who` as it was noted, so that an edit can keep it. */
	readonly doer: Doer | null;
	readonly struck: boolean;
	readonly named: boolean;
	/** A first name exists that could be switched on. */
	readonly nameable: boolean;
	readonly by: Role | 'host';
	readonly traces: readonly TraceView[];
}
