// What takes back a change about the people present.
import type { ClientCommand } from '#meeting/command.ts';
import type { peopleCommands } from '#meeting/people/commands.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Of, UndoRows } from './row.ts';

const undoArrival = (person: string): ClientCommand => ({ type: 'MarkLeft', person });

/** Null if the command changed nothing: the person has left already, or is back. */
function undoPresence({ type, person }: Of<'MarkLeft' | 'MarkBack'>, view: StaffView): ClientCommand | null {
	const wasHere = view.persons.find(({ id }) => id === person)?.present;
	if (wasHere !== (type === 'MarkLeft')) return null;
	return { type: wasHere ? 'MarkBack' : 'MarkLeft', person };
}

const undoCount = ({ people }: StaffView): ClientCommand => ({
	type: 'CountPresent',
	present: people.counted ? people.present : null
});

function undoAllowance(command: Of<'SetAllowance'>, view: StaffView): ClientCommand | null {
	const was = view.persons.find(({ id }) => id === command.person)?.allowance;
	return was === 1 || was === 1.5 || was === 2 ? { ...command, factor: was } : null;
}

/** People who waited wait again. The rule of speech gives them their place. */
function behindBack({ person }: Of<'MarkLeft'>, { turns, queue }: StaffView): ClientCommand[] {
	const waited = turns.filter((turn) => turn.person === person && queue.open);
	return waited.map(({ kind }) => ({ type: 'RaiseHand', kind, for: { person } }));
}

/** They were no guest: whoever is marked as gone by an undo was never here. */
const neverGuest = (person: string): ClientCommand[] => [{ type: 'SetGuest', person, guest: null }];

function undoGuest(command: Of<'SetGuest'>, { persons }: StaffView): ClientCommand | null {
	const before = persons.find(({ id }) => id === command.person);
	return before ? { ...command, guest: before.guest } : null;
}

/** What the tour gave them, they ask for. */
function behindGuest({ person, guest }: Of<'SetGuest'>, { turns, queue }: StaffView): ClientCommand[] {
	const waited = turns.filter((turn) => turn.person === person && turn.reason.code === 'round');
	return guest !== null && queue.open
		? waited.map(({ kind }) => ({ type: 'RaiseHand', kind, for: { person } }))
		: [];
}

/** Null if there was no answer: nobody can take back that somebody was asked. */
function undoAnswer(command: Of<'SetNameInMinutes'>, { persons }: StaffView): ClientCommand | null {
	const before = persons.find(({ id }) => id === command.person)?.inMinutes;
	if (before === undefined || before === command.inMinutes) return null;
	return { ...command, inMinutes: before === true };
}

/** Null if the command changed nothing, or the person is not there. */
function undoAdmitted(command: Of<'SetAdmitted'>, { persons }: StaffView): ClientCommand | null {
	const before = persons.find(({ id }) => id === command.person);
	if (!before?.present || before.guest || before.admitted === command.admitted) return null;
	return { ...command, admitted: before.admitted };
}

export const peopleUndo: UndoRows<typeof peopleCommands> = {
	Arrive: null,
	GiveCard: { inverse: (_, person) => undoArrival(person) },
	CountSomeone: { inverse: (_, person) => undoArrival(person) },
	WelcomeGuest: {
		inverse: (_, person) => undoArrival(person),
		behind: (_, person) => () => neverGuest(person)
	},
	SetGuest: {
		inverse: (command, _, view) => undoGuest(command, view),
		behind: (command, _, view) => () => behindGuest(command, view)
	},
	MarkLeft: {
		inverse: (command, _, view) => undoPresence(command, view),
		behind: (command, _, view) => () => behindBack(command, view)
	},
	MarkBack: { inverse: (command, _, view) => undoPresence(command, view) },
	CountPresent: { inverse: (_command, _id, view) => undoCount(view) },
	SetName: null,
	SetNameInMinutes: { inverse: (command, _, view) => undoAnswer(command, view) },
	ForgetPerson: null,
	SetAllowance: { inverse: (command, _, view) => undoAllowance(command, view) },
	SetAdmitted: { inverse: (command, _, view) => undoAdmitted(command, view) },
	AdmitPhones: null,
	FreeSeats: null,
	RevokeLink: null
};
