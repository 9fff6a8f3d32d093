// What Z takes back before any act of one's own: what the whole room waits for, whoever began it.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

export interface SharedUndo {
	/** What it takes back. */
	readonly of: ClientCommand['type'];
	readonly until: number;
	readonly command: ClientCommand;
}

/** Null where nothing of the kind goes on. It may be over by now: `until` says. */
export function sharedUndo({ votes, meeting }: StaffView): SharedUndo | null {
	const called = votes.find(({ state, lastCall }) => state === 'open' && lastCall !== null);
	if (called && called.lastCall !== null) {
		const command = { type: 'CancelLastCall', vote: called.id, round: called.round } as const;
		return { of: 'CallLast', until: called.lastCall, command };
	}
	const { takeBackUntil: until } = meeting;
	return until === null ? null : { of: 'CloseMeeting', until, command: { type: 'TakeBackClosing' } };
}
