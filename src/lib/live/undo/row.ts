// One row for each command says how it is taken back. A topic keeps its rows beside what they need, and the compiler names a command
// without one.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

type ByType = { readonly [C in ClientCommand as C['type']]: C };
export type Type = keyof ByType;
export type Of<T extends Type> = ByType[T];

/** Commands to send after the inverse, for what it alone does not bring back. `made` is what the inverse made; `now` is the view of staff by then. */
export type Behind = (made: string, now: StaffView) => ClientCommand[];

/** `id` is that of the command, and so of what it made. `view` is what staff saw before it. */
export interface UndoRow<C> {
	/** Null if nothing can take it back. */
	readonly inverse: (command: C, id: string, view: StaffView) => ClientCommand | null;
	readonly behind?: (command: C, id: string, view: StaffView) => Behind;
}

/** One row for each command of `R`. Null: history keeps such an act as it is. */
export type UndoRows<R = ByType> = { readonly [T in keyof R & Type]: UndoRow<Of<T>> | null };
