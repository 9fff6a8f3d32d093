import { expect, test } from 'vitest';
import type { Stream } from '#stream/rules.ts';
import { withLast } from '#stream/growth.ts';
import { remembered } from '#stream/remembered.ts';
import { decideBatch, type DraftGround } from '#server/room/batch.ts';
import type { Job } from '#server/room/draft.ts';
import { loanKind } from '../../support/loans/kind.ts';

interface Words extends Stream {
	readonly state: { readonly words: readonly string[] };
	readonly event: { readonly type: string };
	readonly command: { readonly type: string };
	readonly refusal: string;
	readonly sealed: never;
}

const lengthOf = remembered((words: readonly string[]) => words.length);

/** Each command is one more word. "broken" throws once its word is in; "long" is refused while there are fewer than two. */
const ground = (state: Words['state'], faults: string[]): DraftGround<Words> => ({
	kind: {
		...loanKind,
		dueIn: () => null,
		parse: () => null,
		decide: ({ words }: Words['state'], { type }: Words['command']) =>
			type === 'long' && lengthOf(words) < 2 ? { refused: 'too-few' } : { events: [{ type }] },
		evolve: ({ words }: Words['state'], { type }: Words['event']) => {
			const next = { words: withLast(words, type) };
			if (type === 'broken') throw new Error(type);
			return next;
		}
	} as unknown as DraftGround<Words>['kind'],
	state,
	version: 0,
	at: 0,
	outside: null,
	fault: (command) => faults.push(command)
});

const jobsOf = (...types: readonly string[]): Job<Words>[] =>
	types.map((type, index) => ({
		by: { role: 'keeper', device: 'device' },
		id: `command-${index}`,
		command: { type },
		check: { objection: () => null, accepted: () => undefined },
		answer: () => undefined
	}));

test('L6 a batch leaves the state before it as it was, also if its lists grow in place', () => {
	const before = { words: ['first'] };
	const { state, lines } = decideBatch(jobsOf('a', 'b', 'c'), ground(before, []));
	expect(state.words).toEqual(['first', 'a', 'b', 'c']);
	expect(before.words).toEqual(['first']);
	expect(lines.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test('a rule that throws half-way is refused by itself, and leaves nothing in the batch', () => {
	const faults: string[] = [];
	const jobs = jobsOf('a', 'broken', 'b');
	const { state, answers } = decideBatch(jobs, ground({ words: [] }, faults));
	expect(state.words).toEqual(['a', 'b']);
	expect(jobs.map((job) => answers.get(job))).toEqual([
		{ version: 1 },
		{ refused: 'not-saved' },
		{ version: 2 }
	]);
	expect(faults).toEqual(['broken']);
});

test('nothing that was computed from a list is kept for the list once it has grown', () => {
	const jobs = jobsOf('long', 'a', 'long', 'b', 'long');
	const { answers } = decideBatch(jobs, ground({ words: [] }, []));
	expect(jobs.map((job) => answers.get(job))).toEqual([
		{ refused: 'too-few' },
		{ version: 1 },
		{ refused: 'too-few' },
		{ version: 2 },
		{ version: 3 }
	]);
});
