// The components of each kind of vote on the screen: the options while nothing is counted, and the counts.
import type { Component } from 'svelte';
import type { Counts as Numbers } from '#meeting/vote/kinds/kind.ts';
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import Counts from './Counts.svelte';
import FaceRow from './FaceRow.svelte';
import OptionList from './OptionList.svelte';

interface OnStage {
	readonly Asked: Component<{ vote: VoteView }>;
	readonly Counted: Component<{ vote: VoteView; counts: Numbers }>;
}

export const onStage: Readonly<Record<VoteKind, OnStage>> = {
	approval: { Asked: OptionList, Counted: Counts },
	one: { Asked: OptionList, Counted: Counts },
	several: { Asked: OptionList, Counted: Counts },
	faces: { Asked: FaceRow, Counted: Counts }
};
