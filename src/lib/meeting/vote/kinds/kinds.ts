// The kinds of vote. A new kind is a file beside this one and a row here. The compiler then names each surface and each word that is
// still missing.
import { approval } from './approval.ts';
import { faces } from './faces.ts';
import type { KindOfVote, Mark } from './kind.ts';
import { one } from './one.ts';
import { several } from './several.ts';

export const voteKinds = ['approval', 'one', 'several', 'faces'] as const;
export type VoteKind = (typeof voteKinds)[number];

export const kinds = { approval, one, several, faces } satisfies Record<VoteKind, KindOfVote>;

/** An answer to a vote of any kind. */
export type Choice = NonNullable<ReturnType<(typeof kinds)[VoteKind]['read']>>;
export const isChoice = (given: unknown): given is Choice =>
	voteKinds.some((name) => kinds[name].isChoice(given));

/** The options that a kind itself names. */
export type NamedOption = { [Each in VoteKind]: keyof (typeof kinds)[Each]['marks'] }[VoteKind];
export const isNamed = (name: VoteKind, option: string): option is NamedOption =>
	Object.hasOwn(kinds[name].marks, option);

/** How an option of this kind is drawn. Null: it has a label instead. */
export const markOf = (name: VoteKind, option: string): Mark | null => {
	const marks: Readonly<Record<string, Mark>> = kinds[name].marks;
	return Object.hasOwn(marks, option) ? (marks[option] ?? null) : null;
};
