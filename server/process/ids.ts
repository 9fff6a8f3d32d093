// Names for things: for a meeting, a command, a run of a room. 72 random bits, so no two are the same and nobody guesses one.
import { nanoid } from 'nanoid';

export const newId = (): string => nanoid(12);
