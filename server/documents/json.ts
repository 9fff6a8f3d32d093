// The complete export, for other programs. Its shape is written down in JSON.md and changes only with its version.
import type { Minutes } from '#meeting/minutes/types.ts';

const jsonFormat = 'tablee-minutes';
const jsonVersion = 1;

/** `at`: when it was written. */
export const json = (minutes: Minutes, at: number): string =>
	JSON.stringify({ format: jsonFormat, version: jsonVersion, writtenAt: at, ...minutes }, null, '\t') + '\n';
