// The complete export for other programs. JSON.md describes its shape, which changes only with its version.
import type { Minutes } from '#meeting/minutes/types.ts';

const jsonFormat = 'tablee-minutes';
const jsonVersion = 1;

/** `at` is the time of writing. */
export const json = (minutes: Minutes, at: number): string =>
	JSON.stringify({ format: jsonFormat, version: jsonVersion, writtenAt: at, ...minutes }, null, '\t') + '\n';
