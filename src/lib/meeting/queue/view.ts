// Who sees what of the queue. Everybody: the lines in order, with label and reason; who speaks and how long.
// Staff: besides, whose turn it is and since when they wait. Nobody: how long anybody has spoken.
import type { Label } from '../label.ts';
import type { SpeechRule } from '../frame.ts';
import type { TurnKind } from './state.ts';

/** Why a line stands where it stands. `n`: which time it is (2 = second turn). */
export type Reason =
	| { readonly code: 'technical' }
	| { readonly code: 'kept'; readonly because: Reason }
	| { readonly code: 'moved' }
	| { readonly code: 'first-in-meeting' }
	| { readonly code: 'first-in-item' }
	| { readonly code: 'nth'; readonly n: number }
	| { readonly code: 'in-order' }
	| { readonly code: 'fewest'; readonly n: number }
	| { readonly code: 'least-time' }
	| { readonly code: 'round' }
	| { readonly code: 'passed' };

export interface TurnView {
	readonly id: string;
	readonly label: Label;
	readonly kind: TurnKind;
	readonly reason: Reason;
	/** Staff only. */
	readonly person?: string;
	readonly askedAt?: number;
}

export interface FloorView {
	readonly turn: string;
	readonly label: Label;
	readonly kind: TurnKind;
	readonly startedAt: number;
	readonly pausedAt: number | null;
	readonly pausedMs: number;
	readonly allowedMs: number;
	/** Staff only. */
	readonly person?: string;
}

export interface QueueView {
	readonly open: boolean;
	readonly rule: SpeechRule;
	readonly round: boolean;
	/** "Next" can be undone fully until then; staff only, null else. */
	readonly undoUntil: number | null;
}
