// The one question about a sentence: its speaker says yes, corrects it, or takes it back. A resident answers for their own words. Staff
// answer for whoever says it to them, at the desk or aloud.
import { accept, refuse, type Decision, type Refusal } from '../frame.ts';
import type { RecordAround } from './around.ts';
import type { RecordCommand } from './commands.ts';
import { allUses, asksSpeaker, isSameAnswer } from './consent.ts';
import type { RecordEvent } from './events.ts';
import type { AnswerWay, Entry, Use } from './state.ts';
import { wordsOf } from './text.ts';

type AnswerEntry = Extract<RecordCommand, { type: 'AnswerEntry' }>;
export type Answered = Pick<AnswerEntry, 'entry' | 'version' | 'answer' | 'words'>;

export function answerEntry(entry: Entry, command: AnswerEntry, around: RecordAround): Decision<RecordEvent> {
	if (!around.staff && (entry.person === null || entry.person !== around.author)) return refuse('not-yours'); // R41
	return answered(entry, command, around.staff ? (command.how ?? 'desk') : 'phone', around);
}

/** R40 to R44, whoever answers. */
export function answered(
	entry: Entry,
	command: Answered,
	how: AnswerWay,
	around: Pick<RecordAround, 'ideaOf'>
): Decision<RecordEvent> {
	if (!asksSpeaker(entry)) return refuse('not-asked');
	if (command.answer === 'withdrawn')
		return entry.withdrawn ? accept() : accept({ type: 'EntryWithdrawn', entry: entry.id, how });
	const standing = notAnswerable(entry, command);
	if (standing) return standing;
	switch (command.answer) {
		case 'yes':
			return said(entry, allUses, how);
		case 'none':
			return said(entry, [], how);
		case 'corrected':
			return correct(entry, command, how, around);
	}
}

/** R12, R43: only what stands, and only the version that its speaker saw or heard. */
function notAnswerable(entry: Entry, { version }: Answered): Refusal | null {
	if (entry.withdrawn) return refuse('entry-withdrawn');
	if (entry.struck) return refuse('entry-struck');
	return version === entry.version ? null : refuse('entry-changed');
}

const said = (entry: Entry, uses: readonly Use[], how: AnswerWay): Decision<RecordEvent> =>
	isSameAnswer(entry.answer, entry.version, uses)
		? accept()
		: accept({ type: 'EntryAnswered', entry: entry.id, version: entry.version, uses, how });

/** R42: words that stay the same are a yes. */
function correct(
	entry: Entry,
	{ words }: Answered,
	how: AnswerWay,
	around: Pick<RecordAround, 'ideaOf'>
): Decision<RecordEvent> {
	const { source, kind } = entry;
	const lent = source?.kind === 'idea' ? (around.ideaOf(source.idea)?.words ?? null) : null;
	const own = wordsOf(kind, words);
	if (own === null) return refuse('no-words');
	return own === (entry.words ?? lent)
		? said(entry, allUses, how)
		: accept({ type: 'EntryCorrected', entry: entry.id, words: own, how });
}
