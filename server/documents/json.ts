// The complete export for other programs. JSON.md describes its shape, which changes only with its version.
import type { Minutes } from '#meeting/minutes/types.ts';

const jsonFormat = 'tablee-minutes';
const jsonVersion = 1;

/** `at` is the time of writing. */
export function json(minutes: Minutes, at: number): string {
	const isOutside = minutes.edition === 'outside';
	const told = isOutside ? asOnPage(minutes) : minutes;
	const written = { format: jsonFormat, version: jsonVersion, writtenAt: at, ...told };
	return JSON.stringify(written, isOutside ? inMinutes : undefined, '\t') + '\n';
}

/** The page has no seconds. */
const inMinutes = (key: string, value: unknown): unknown =>
	typeof value === 'number' && times.test(key) ? Math.floor(value / minute) * minute : value;
const minute = 60_000;
/** Instants and durations. */
const times = /^(at|from|until|ms)$|[a-z](At|Ms)$/;

/** D47. The page tells neither when a sentence was noted nor when a round was opened, so this does not, either. */
function asOnPage({ frame, sections, ...rest }: Minutes): object {
	return {
		...rest,
		frame: frame.openedAt === null ? frame : without(frame, 'createdAt'),
		sections: sections.map(({ item, notes, votes, ...section }) => ({
			...section,
			item: item && without(item, 'since'),
			notes: notes.map((note) => without(note, 'at')),
			votes: votes.map((vote) => ({
				...vote,
				rounds: vote.rounds.map((round) => without(round, 'openedAt'))
			}))
		}))
	};
}

const without = <T extends object>(value: T, name: keyof T & string): object =>
	Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
