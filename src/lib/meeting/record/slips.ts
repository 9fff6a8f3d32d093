// Printed slips, for speakers without a phone: each has a code that answers for one sentence, and none of its words (R49, R50).
import { accept, refuse, type Decision } from '../frame.ts';
import { allOn, onShelf } from '#stream/shelf.ts';
import { answered } from './answering.ts';
import type { RecordAround } from './around.ts';
import type { RecordCommand } from './commands.ts';
import { asksSpeaker } from './consent.ts';
import type { RecordEvent } from './events.ts';
import type { Entries, Entry } from './state.ts';

type Of<T extends RecordCommand['type']> = Extract<RecordCommand, { type: T }>;

/** R49. */
export function giveSlips(record: Entries, { slips }: Of<'GiveSlips'>): Decision<RecordEvent> {
	for (const { entry: id } of slips) {
		const entry = onShelf(record.entries, id);
		if (!entry) return refuse('entry-unknown');
		if (!asksSpeaker(entry)) return refuse('not-asked');
		if (entry.withdrawn) return refuse('entry-withdrawn');
		if (entry.struck) return refuse('entry-struck');
	}
	const given = slips.map((slip, index) => ({ ...slip, number: record.slips + index + 1 }));
	return given.length === 0 ? accept() : accept({ type: 'SlipsGiven', slips: given });
}

/** The sentence of this code's hash. */
export const entryOfSlip = ({ entries }: Pick<Entries, 'entries'>, hash: string): Entry | undefined =>
	allOn(entries).find(({ slip }) => slip?.hash === hash);

/** R50. */
export function answerBySlip(
	record: Entries,
	command: Of<'AnswerBySlip'>,
	around: Pick<RecordAround, 'ideaOf'>
): Decision<RecordEvent> {
	const entry = entryOfSlip(record, command.hash);
	return entry ? answered(entry, { ...command, entry: entry.id }, 'slip', around) : refuse('slip-unknown');
}
