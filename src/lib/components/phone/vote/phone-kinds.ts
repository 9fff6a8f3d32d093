// All kinds of vote on a phone: those that came with the page, and the others.
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { first } from './first-kinds.ts';
import type { PhoneKind } from './phone-kind.ts';
import PlainOption from './PlainOption.svelte';
import SeveralAnswers from './SeveralAnswers.svelte';

export const phoneKinds: Readonly<Record<VoteKind, PhoneKind>> = {
	...first,
	several: { Answer: SeveralAnswers, Option: PlainOption, tones: {} }
};
