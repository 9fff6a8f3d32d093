// Whether a command may be decided at all: by its sender (M1), in this phase (M2), and while the meeting is off the record (M51). Its
// row says all three.
import { commandRows, type Command } from './command.ts';
import type { MayOffRecord } from './command-row.ts';
import { refuse, type Author, type Refusal } from './frame.ts';
import { isOffRecord, type OffRecord } from './off-record.ts';
import type { Phase } from './phase.ts';

export const mayDo = (role: Author['role'], type: Command['type']): boolean =>
	commandRows[type].who.some((each) => each === role);

const isTrue = (command: Command, field: string): boolean =>
	Object.entries(command).some(([name, value]) => name === field && value === true);

/** Whether a command of this kind may be sent in this phase, whatever its fields. */
export const mayNow = (phase: Phase, type: Command['type']): boolean =>
	commandRows[type].when.some((each) => each === phase);

function phasesOf(command: Command): readonly Phase[] {
	const row = commandRows[command.type];
	if (!('whenTrue' in row)) return row.when;
	const [other] = Object.entries(row.whenTrue ?? {}).filter(([field]) => isTrue(command, field));
	return other?.[1] ?? row.when;
}

/** Null: the command may be sent in this phase. */
export function outOfPhase(phase: Phase, command: Command): Refusal | null {
	if (phasesOf(command).some((each) => each === phase)) return null;
	const row = commandRows[command.type];
	const own = 'refusedWith' in row ? row.refusedWith?.[phase] : undefined;
	return refuse(own ?? (phase === 'preparing' ? 'not-open' : 'already-closed'));
}

/** Whether a command of this kind may be sent while the meeting is off the record, with fields that allow it. */
export const mayOffRecord = (type: Command['type']): boolean => commandRows[type].offRecord !== undefined;

/** M51. Null: the command may be sent. */
export function keepsWords(about: OffRecord, command: Command): Refusal | null {
	if (!isOffRecord(about)) return null;
	return mayMeanwhile(command, commandRows[command.type]) ? null : refuse('off-record');
}

function mayMeanwhile(command: Command, { offRecord }: MayOffRecord): boolean {
	if (typeof offRecord !== 'object') return offRecord === true;
	if ('unless' in offRecord) return !isTrue(command, offRecord.unless);
	return Object.entries(command).some(
		([name, value]) => name === offRecord.only && offRecord.is.includes(value)
	);
}
