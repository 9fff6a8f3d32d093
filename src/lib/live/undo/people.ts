// What takes back a change about the people present or the frame of the meeting.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';

type Of<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

export const undoArrival = (person: string): ClientCommand => ({ type: 'MarkLeft', person });

export const undoCount = ({ people }: StaffView): ClientCommand => ({
	type: 'CountPresent',
	present: people.counted ? people.present : null
});

export function undoAllowance(command: Of<'SetAllowance'>, view: StaffView): ClientCommand | null {
	const was = view.persons.find(({ id }) => id === command.person)?.allowance;
	return was === 1 || was === 1.5 || was === 2 ? { ...command, factor: was } : null;
}

export const undoEditMeeting = ({ meeting }: StaffView): ClientCommand => ({
	type: 'EditMeeting',
	title: meeting.title,
	place: meeting.place,
	date: meeting.date,
	convener: meeting.convener,
	purpose: meeting.purpose
});

/** Where it changed something, of a person who is there. */
export function undoAdmitted(command: Of<'SetAdmitted'>, { persons }: StaffView): ClientCommand | null {
	const before = persons.find(({ id }) => id === command.person);
	if (!before?.present || before.admitted === command.admitted) return null;
	return { ...command, admitted: before.admitted };
}
