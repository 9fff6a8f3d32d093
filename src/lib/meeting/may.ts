// Whether a command may be decided at all: by whom (M1) and when (M2). Its row says both.
import { commandRows, type Command } from './command.ts';
import { whileOpen } from './command-row.ts';
import { refuse, type Author, type Refusal } from './frame.ts';
import type { Phase } from './phase.ts';

export const mayDo = (role: Author['role'], type: Command['type']): boolean =>
	commandRows[type].who.some((each) => each === role);

/** Null where the command has its place now; else why not. */
export function outOfPhase(phase: Phase, command: Command): Refusal | null {
	const opensAtOnce = 'open' in command && command.open === true;
	const allowed = opensAtOnce ? whileOpen : commandRows[command.type].when;
	if (allowed.some((each) => each === phase)) return null;
	if (command.type === 'OpenDoors' && phase === 'open') return refuse('already-open');
	if (command.type === 'TakeBackClosing' && phase === 'correcting') return refuse('too-late');
	if (command.type === 'ReopenMeeting' || command.type === 'TakeBackClosing') return refuse('not-closed');
	return refuse(phase === 'preparing' ? 'not-open' : 'already-closed');
}
