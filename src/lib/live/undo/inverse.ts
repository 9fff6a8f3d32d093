// Undo stands in place of "are you sure". Each act of staff has a lawful command that takes it back. An undo is a command like any
// other, because history only grows. So some acts have no undo: a cast ballot, a forgotten name.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { agendaUndo } from './agenda.ts';
import { meetingUndo } from './meeting.ts';
import { peopleUndo } from './people.ts';
import { publicationUndo } from './publication.ts';
import { queueUndo } from './queue.ts';
import { recordUndo } from './record.ts';
import type { Behind, Of, Type, UndoRow, UndoRows } from './row.ts';
import { voteUndo } from './vote.ts';
import { wallUndo } from './wall.ts';

const rows: UndoRows = {
	...meetingUndo,
	...agendaUndo,
	...peopleUndo,
	...queueUndo,
	...voteUndo,
	...wallUndo,
	...recordUndo,
	...publicationUndo
};

const rowOf = <T extends Type>(type: T): UndoRow<Of<T>> | null => rows[type];

/** `id` is that of the command, and so of what it made. `view` is what staff saw before it. Null if nothing can take it back. */
export const inverseOf = <T extends Type>(
	command: Of<T> & { readonly type: T },
	id: string,
	view: StaffView
): ClientCommand | null => rowOf(command.type)?.inverse(command, id, view) ?? null;

/** `id` and `view` are those of the inverse. Null if nothing is to follow it. */
export const behindInverse = <T extends Type>(
	command: Of<T> & { readonly type: T },
	id: string,
	view: StaffView
): Behind | null => rowOf(command.type)?.behind?.(command, id, view) ?? null;
