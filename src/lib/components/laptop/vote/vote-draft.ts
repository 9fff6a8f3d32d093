// The draft of a vote, and why the domain would refuse it, by field.
import { faultIn, type Why } from '#meeting/fault.ts';
import { isSeen } from '#stream/seen.ts';
import { clean } from '#stream/text.ts';
import type { ChoiceFault } from '#meeting/vote/kinds/kind.ts';
import { kinds, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { choiceFault, choicesOf } from '#meeting/vote/vote-plan.ts';
import type { VoteLevel } from '#meeting/vote/state.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';

export interface VoteDraft {
	question: string;
	kind: VoteKind;
	/** One label on each line. */
	options: string;
	max: number;
	/** Secret, hidden until closed, or counted live: secret and live exclude each other. */
	shown: 'secret' | 'hidden' | 'live';
	level: VoteLevel;
}

export const emptyVoteDraft = (): VoteDraft => ({
	question: '',
	kind: 'approval',
	options: '',
	max: 2,
	shown: 'secret',
	level: 'indicative'
});

/** One of several answers, such as the groups of a wall. */
export const voteAmong = (question: string, options: readonly string[]): VoteDraft => ({
	...emptyVoteDraft(),
	question,
	kind: 'one',
	options: options.join('\n')
});

export function voteDraftOf(vote: StaffVoteView): VoteDraft {
	const { question, secret, live, level } = vote;
	const { kind, options, max = 2 } = choicesOf(vote);
	const shown = secret ? 'secret' : live ? 'live' : 'hidden';
	return { question, kind, options: options.join('\n'), max, shown, level };
}

/** The fields that its kind asks for. */
export const voteFields = ({ kind }: VoteDraft): readonly (keyof VoteDraft)[] => [
	...(['question', 'kind', 'shown', 'level'] as const),
	...kinds[kind].asks
];

/** Cleaned as the domain cleans them, without empty ones. */
const labelsOf = ({ options }: VoteDraft): string[] => options.split('\n').map(clean).filter(isSeen);

/** The fields that PrepareVote and EditVote share. */
export const plannedVote = (draft: VoteDraft) => ({
	question: draft.question,
	kind: draft.kind,
	options: kinds[draft.kind].asks.includes('options') ? labelsOf(draft) : [],
	...(kinds[draft.kind].asks.includes('max') && { max: draft.max }),
	secret: draft.shown === 'secret',
	live: draft.shown === 'live',
	level: draft.level
});

export interface VoteFault {
	readonly field: 'question' | 'options' | 'max';
	readonly why: Why | ChoiceFault;
}

/** The first reason for which PrepareVote would be refused. */
export function voteFaultOf(draft: VoteDraft): VoteFault | null {
	const plan = plannedVote(draft);
	const choices = choiceFault(plan);
	const fault = faultIn({ type: 'PrepareVote', ...plan });
	if (fault?.field === 'question') return { field: 'question', why: fault.why };
	if (choices) return { field: choices === 'max' ? 'max' : 'options', why: choices };
	return fault && { field: fault.field === 'max' ? 'max' : 'options', why: fault.why };
}

/** A field that is still empty. It is told only once somebody tries to send; all other faults are told at once. */
export const isUnwritten = ({ why }: VoteFault): boolean => why === 'empty' || why === 'few';
