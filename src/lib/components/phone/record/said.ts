// What a sentence of mine is, and what I may say of it: on the phone of my seat, and on the page of a slip.
import type { ClientCommand } from '#meeting/command.ts';
import type { EntryView } from '#meeting/record/view.ts';

export type Said = Pick<Extract<ClientCommand, { type: 'AnswerEntry' }>, 'answer' | 'words'>;
export type Sentence = Pick<EntryView, 'id' | 'words' | 'consent'>;
