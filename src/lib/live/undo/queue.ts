// What takes back an act about speaking.
import type { ClientCommand } from '#meeting/command.ts';
import type { queueCommands } from '#meeting/queue/commands.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Of, UndoRows } from './row.ts';

const nextUndo = (turn: string | undefined): ClientCommand | null =>
	turn === undefined ? null : { type: 'UndoNext', turn };

/** A hand may have made its person present. Then the person is marked absent again. */
function behindRaise(command: Of<'RaiseHand'>, hand: string, now: StaffView): ClientCommand[] {
	const counted = now.persons.find(({ id, present }) => present && id === `${hand}.p`);
	return command.for && 'someone' in command.for && counted ? [{ type: 'MarkLeft', person: counted.id }] : [];
}

/** The hand goes up again. The rule of speech gives it its place. */
function undoWithdraw(command: Of<'WithdrawHand'>, view: StaffView): ClientCommand | null {
	const was = view.turns.find(({ id }) => id === command.turn);
	if (was?.person === undefined || !view.queue.open) return null;
	const waitsAlso = view.turns.some(({ id, person }) => person === was.person && id !== was.id);
	return waitsAlso ? null : { type: 'RaiseHand', kind: was.kind, for: { person: was.person } };
}

function undoPlace(command: Of<'PlaceTurn'>, view: StaffView): ClientCommand | null {
	const at = view.turns.findIndex(({ id }) => id === command.turn);
	if (at < 0) return null;
	return { type: 'PlaceTurn', turn: command.turn, before: view.turns[at + 1]?.id ?? null };
}

export const queueUndo: UndoRows<typeof queueCommands> = {
	RaiseHand: {
		inverse: (_, turn) => ({ type: 'WithdrawHand', turn }),
		behind: (command, hand) => (_, now) => behindRaise(command, hand, now)
	},
	WithdrawHand: { inverse: (command, _, view) => undoWithdraw(command, view) },
	CallNext: { inverse: (_command, _id, view) => nextUndo(view.turns[0]?.id) },
	GiveFloor: { inverse: ({ turn }) => nextUndo(turn) },
	EndTurn: { inverse: ({ turn }) => ({ type: 'UndoEndTurn', turn }) },
	UndoNext: null,
	UndoEndTurn: null,
	PauseTurn: { inverse: ({ turn }) => ({ type: 'ResumeTurn', turn }) },
	ResumeTurn: { inverse: ({ turn }) => ({ type: 'PauseTurn', turn }) },
	ExtendTurn: { inverse: (command) => ({ ...command, bySeconds: -command.bySeconds }) },
	PlaceTurn: { inverse: (command, _, view) => undoPlace(command, view) },
	StartRound: { inverse: (_, round) => ({ type: 'EndRound', round }) },
	EndRound: null,
	PassTurn: null,
	CloseList: { inverse: () => ({ type: 'OpenList' }) },
	OpenList: { inverse: () => ({ type: 'CloseList' }) }
};
