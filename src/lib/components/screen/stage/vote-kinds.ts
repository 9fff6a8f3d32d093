// The components of each kind of vote on the screen: the options while nothing is counted, and the counts.
import type { Component } from 'svelte';
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';
import Counts from './Counts.svelte';
import FaceRow from './FaceRow.svelte';
import OptionList from './OptionList.svelte';
import type { AskedOption, CountedOption } from './vote-pages.ts';

interface OnStage {
	readonly Asked: Component<{ options: readonly AskedOption[] }>;
	readonly Counted: Component<{ options: readonly CountedOption[]; most: number }>;
}

export const onStage: Readonly<Record<VoteKind, OnStage>> = {
	approval: { Asked: OptionList, Counted: Counts },
	one: { Asked: OptionList, Counted: Counts },
	several: { Asked: OptionList, Counted: Counts },
	faces: { Asked: FaceRow, Counted: Counts }
};
