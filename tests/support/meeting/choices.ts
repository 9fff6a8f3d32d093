// An answer to a vote of any kind, for tests that go through all of them.
import type { BallotForm } from '#meeting/vote/kinds/kind.ts';
import { kinds, type Choice, type VoteKind } from '#meeting/vote/kinds/kinds.ts';

/** These options, where they answer it; else the shortest list that does and begins with the first of them. */
export function choiceOf(kind: VoteKind, { options, max }: BallotForm, wanted: readonly string[]): Choice {
	const all = [...new Set([...wanted.slice(0, 1), ...options.map(({ id }) => id)])];
	for (const list of [wanted, ...all.map((_, n) => all.slice(0, n + 1))]) {
		const choice = kinds[kind].read({ options, max }, list);
		if (choice !== null) return choice;
	}
	throw new Error(
		`no list that begins with ${wanted[0]} answers a vote of the kind ${kind}: say here what does`
	);
}
