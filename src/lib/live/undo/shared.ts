// The key Z first takes back what the whole room waits for, whoever began it. Only then does it take back one's own acts.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

export interface SharedUndo {
	/** The command that it takes back. */
	readonly of: ClientCommand['type'];
	readonly until: number;
	readonly command: ClientCommand;
	/** One's own later acts are taken back before it. Left out, none are. */
	readonly since?: number;
}

/** Null if the room waits for nothing. It may be over by now: `until` says when it ends. */
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
