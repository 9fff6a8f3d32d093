// How the laptop shows each kind of open thing: its words, and what mends it in place. A new kind adds its row here.
import type { Component } from 'svelte';
import type { Key } from '#i18n/catalogue.ts';
import type { OpenKind } from '#meeting/still-open.ts';
import DoerRows from './DoerRows.svelte';
import HiddenWallRows from './HiddenWallRows.svelte';
import IdeaRows from './IdeaRows.svelte';
import NameRows from './NameRows.svelte';
import NextForm from './NextForm.svelte';
import TurnRow from './TurnRow.svelte';
import VoteRows from './VoteRows.svelte';
import WallRows from './WallRows.svelte';
import type { OpenProps } from './open-props.ts';

interface OnLaptop {
	readonly title: Key<'staff'>;
	/** Null: only the closing settles it, as the title says. */
	readonly mend: Component<OpenProps> | null;
	/** It stays in the list, under this title, once nothing of it is open. */
	readonly done?: Key<'staff'>;
}

export const openRows: Readonly<Record<OpenKind, OnLaptop>> = {
	turn: { title: 'closing.turn', mend: TurnRow },
	hands: { title: 'closing.hands', mend: null },
	votes: { title: 'closing.votes', mend: VoteRows },
	walls: { title: 'closing.walls', mend: WallRows },
	'hidden-walls': { title: 'closing.hidden', mend: HiddenWallRows },
	ideas: { title: 'closing.unread', mend: IdeaRows },
	doers: { title: 'closing.doers', mend: DoerRows },
	names: { title: 'closing.names', mend: NameRows },
	next: { title: 'closing.next', mend: NextForm, done: 'next.title' }
};
