// The kinds of vote in the first load, so that a first ballot waits for nothing. The others come later (phone-kinds.ts).
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';
import ApprovalOption, { tones } from './ApprovalOption.svelte';
import OneAnswer from './OneAnswer.svelte';
import type { PhoneKind } from './phone-kind.ts';
import PlainOption from './PlainOption.svelte';

export const first = {
	approval: { Answer: OneAnswer, Option: ApprovalOption, tones },
	one: { Answer: OneAnswer, Option: PlainOption, tones: {}, hint: 'vote.one' }
} satisfies Partial<Record<VoteKind, PhoneKind>>;

export const firstKinds: Partial<Record<VoteKind, PhoneKind>> = first;
