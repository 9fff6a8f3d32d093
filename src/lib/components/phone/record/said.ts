import type { ClientCommand } from '#meeting/command.ts';

/** What I say of a sentence of mine. */
export type Said = Pick<Extract<ClientCommand, { type: 'AnswerEntry' }>, 'answer' | 'words'>;
