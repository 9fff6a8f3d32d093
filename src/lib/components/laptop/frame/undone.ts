// The toast's words after an undo. They say what is so now, never what was done before.
import type { ClientCommand } from '#meeting/command.ts';

type Act = ClientCommand['type'];

/** `by` is the command that took `of` back. Null: the toast says only that all is as before, for an arrival that is taken back is no departure. */
export const nowSo = (of: Act, by: Act): Act | null => (of === by || by === 'MarkLeft' ? null : by);
