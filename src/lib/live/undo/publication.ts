// What takes back an act about the published minutes: a proposal that was noted. What was published or answered stays.
import type { publicationCommands } from '#meeting/publication/commands.ts';
import type { UndoRows } from './row.ts';

export const publicationUndo: UndoRows<typeof publicationCommands> = {
	PublishMinutes: null,
	ProposeCorrection: { inverse: (_, proposal) => ({ type: 'WithdrawCorrection', proposal }) },
	WithdrawCorrection: null,
	AnswerCorrection: null,
	NoteCopy: null
};
