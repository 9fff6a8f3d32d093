// A vote as it is being written.
import type { VoteKind, VoteLevel } from '#meeting/vote/state.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';

export interface VoteDraft {
	question: string;
	kind: VoteKind;
	/** One label a line. */
	options: string;
	max: number;
	/** Secret, hidden until closed, or counted live: secret and live exclude each other. */
	shown: 'secret' | 'hidden' | 'live';
	level: VoteLevel;
}

export const newVote = (): VoteDraft => ({
	question: '',
	kind: 'approval',
	options: '',
	max: 2,
	shown: 'secret',
	level: 'indicative'
});

export const draftOf = ({ question, kind, options, max, secret, live, level }: StaffVoteView): VoteDraft => ({
	question,
	kind,
	options: kind === 'approval' ? '' : options.map(({ label }) => label).join('\n'),
	max: kind === 'several' ? max : 2,
	shown: secret ? 'secret' : live ? 'live' : 'hidden',
	level
});

export const labelsOf = ({ options }: VoteDraft): string[] =>
	options
		.split('\n')
		.map((label) => label.trim())
		.filter((label) => label.length > 0);

export const mostOptions = 12;
export const longestOption = 60;

/** What keeps these options from being put; null where nothing does, or too few are written yet. */
export function faultOf(draft: VoteDraft): 'same' | 'long' | 'many' | null {
	if (draft.kind === 'approval') return null;
	const labels = labelsOf(draft);
	if (labels.length > mostOptions) return 'many';
	if (labels.some((label) => [...label].length > longestOption)) return 'long';
	return new Set(labels).size < labels.length ? 'same' : null;
}

export const isComplete = (draft: VoteDraft): boolean =>
	draft.question.trim().length > 0 &&
	(draft.kind === 'approval' || labelsOf(draft).length >= 2) &&
	faultOf(draft) === null;

/** The fields that PrepareVote and EditVote share. */
export const planOf = (draft: VoteDraft) => ({
	question: draft.question,
	kind: draft.kind,
	options: draft.kind === 'approval' ? [] : labelsOf(draft),
	...(draft.kind === 'several' && { max: Math.min(draft.max, labelsOf(draft).length) }),
	secret: draft.shown === 'secret',
	live: draft.shown === 'live',
	level: draft.level
});
