// What takes back a change about the people present or the frame of the meeting.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { formerOf } from './former.ts';

type Of<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

export const undoArrival = (person: string): ClientCommand => ({ type: 'MarkLeft', person });

/** Null if the command changed nothing: the person has left already, or is back. */
export function undoPresence(
	{ type, person }: Of<'MarkLeft' | 'MarkBack'>,
	view: StaffView
): ClientCommand | null {
	const wasHere = view.persons.find(({ id }) => id === person)?.present;
	if (wasHere !== (type === 'MarkLeft')) return null;
	return { type: wasHere ? 'MarkBack' : 'MarkLeft', person };
}

export const undoCount = ({ people }: StaffView): ClientCommand => ({
	type: 'CountPresent',
	present: people.counted ? people.present : null
});

export function undoAllowance(command: Of<'SetAllowance'>, view: StaffView): ClientCommand | null {
	const was = view.persons.find(({ id }) => id === command.person)?.allowance;
	return was === 1 || was === 1.5 || was === 2 ? { ...command, factor: was } : null;
}

/** A meeting that is closed after a correction stays closed. */
export const undoCloseMeeting = ({ meeting }: StaffView): ClientCommand | null =>
	meeting.phase === 'open' ? { type: 'TakeBackClosing' } : null;

export const undoEditMeeting = (command: Of<'EditMeeting'>, { meeting }: StaffView): ClientCommand => ({
	...command,
	...formerOf(command, meeting)
});

/** People who waited wait again. The rule of speech gives them their place. */
export function behindBack({ person }: Of<'MarkLeft'>, { turns, queue }: StaffView): ClientCommand[] {
	const waited = turns.filter((turn) => turn.person === person && queue.open);
	return waited.map(({ kind }) => ({ type: 'RaiseHand', kind, for: { person } }));
}

/** Null if the command changed nothing, or the person is not there. */
export function undoAdmitted(command: Of<'SetAdmitted'>, { persons }: StaffView): ClientCommand | null {
	const before = persons.find(({ id }) => id === command.person);
	if (!before?.present || before.admitted === command.admitted) return null;
	return { ...command, admitted: before.admitted };
}
