// All kinds of vote on a phone: those of the first load, and the others.
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';
import FaceOption, { tones } from './FaceOption.svelte';
import { first } from './first-kinds.ts';
import OneAnswer from './OneAnswer.svelte';
import type { PhoneKind } from './phone-kind.ts';
import PlainOption from './PlainOption.svelte';
import SeveralAnswers from './SeveralAnswers.svelte';

export const phoneKinds: Readonly<Record<VoteKind, PhoneKind>> = {
	...first,
	several: { Answer: SeveralAnswers, Option: PlainOption, tones: {} },
	faces: { Answer: OneAnswer, Option: FaceOption, tones }
};
