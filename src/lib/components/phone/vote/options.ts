// The look of an option: the four of an approval vote have their place, shape and colour; all others are plain.
import type { Option, VoteKind } from '#meeting/vote/state.ts';

export const approvals = ['for', 'against', 'abstain', 'none'] as const;
export type Approval = (typeof approvals)[number];
export type Tone = Approval | 'plain';

export const toneOf = (kind: VoteKind, option: Option): Tone =>
	(kind === 'approval' && approvals.find((each) => each === option.id)) || 'plain';
