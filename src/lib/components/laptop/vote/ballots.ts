// How each kind of vote is answered on the laptop.
import type { Component } from 'svelte';
import type { Choice, VoteKind } from '#meeting/vote/kinds/kinds.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';
import FaceTiles from './FaceTiles.svelte';
import TapTiles from './TapTiles.svelte';
import TickTiles from './TickTiles.svelte';

type Answers = Component<{ vote: StaffVoteView; oncast: (choice: Choice) => void }>;

export const ballots: Readonly<Record<VoteKind, Answers>> = {
	approval: TapTiles,
	one: TapTiles,
	several: TickTiles,
	faces: FaceTiles
};
