// What the toast says once an act was taken back: what is so now, never what was done before.
import type { ClientCommand } from '#meeting/command.ts';

type Act = ClientCommand['type'];

/** `by`: the command that took `of` back. Null: only that it is as before (an arrival taken back is no departure). */
export const nowSo = (of: Act, by: Act): Act | null => (of === by || by === 'MarkLeft' ? null : by);
