// What Z takes back before any act of one's own: what the whole room waits for, whoever began it.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

export interface SharedUndo {
	/** What it takes back. */
	readonly of: ClientCommand['type'];
	readonly until: number;
	readonly command: ClientCommand;
	/** One's own acts after it are taken back before it; left out: none is. */
	readonly since?: number;
}

/** Null where nothing of the kind goes on. It may be over by now: `until` says. */
export function sharedUndo({ votes, meeting, queue }: StaffView): SharedUndo | null {
	const called = votes.find(({ state, lastCall }) => state === 'open' && lastCall !== null);
	if (called && called.lastCall !== null) {
		const command = { type: 'CancelLastCall', vote: called.id, round: called.round } as const;
		return { of: 'CallLast', until: called.lastCall, command };
	}
	const { takeBackUntil: until } = meeting;
	if (queue.endUndo) {
		const { turn, at, until } = queue.endUndo;
		return { of: 'EndTurn', until, command: { type: 'UndoEndTurn', turn }, since: at };
	}
	return until === null ? null : { of: 'CloseMeeting', until, command: { type: 'TakeBackClosing' } };
}
