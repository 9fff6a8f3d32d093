// Which scene the room looks at. A view is whole at every moment, but a stage may name what is just going or coming:
// then the scene falls back to the item, and from there to the welcome. The screen never shows an error.
import type { ItemView } from '#meeting/agenda/view.ts';
import type { ScreenView } from '#meeting/view-types.ts';
import type { Result } from '#meeting/vote/state.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import type { WallView } from '#meeting/wall/view.ts';

export interface ItemNumber {
	readonly number: number;
	readonly of: number;
}

export interface SceneOf {
	readonly welcome: { readonly kind: 'welcome'; readonly open: boolean };
	readonly floor: { readonly kind: 'floor'; readonly item: ItemView; readonly place: ItemNumber };
	readonly vote: { readonly kind: 'vote'; readonly vote: VoteView };
	readonly result: { readonly kind: 'result'; readonly vote: VoteView; readonly result: Result };
	readonly wall: { readonly kind: 'wall'; readonly wall: WallView };
	readonly readback: { readonly kind: 'readback' };
	readonly 'off-record': { readonly kind: 'off-record' };
	readonly pause: { readonly kind: 'pause' };
	readonly closing: { readonly kind: 'closing'; readonly over: boolean };
}
export type Scene = SceneOf[keyof SceneOf];

/** Which scenes show the way in themselves: the bar for latecomers is not below them. */
export const showsWayIn = {
	welcome: true,
	floor: false,
	vote: false,
	result: false,
	wall: false,
	readback: false,
	'off-record': false,
	pause: false,
	closing: false
} as const satisfies Record<keyof SceneOf, boolean>;

export function sceneOf(view: ScreenView): Scene {
	const { stage, meeting } = view;
	if (meeting.phase === 'closed' || meeting.phase === 'correcting') return { kind: 'closing', over: true };
	if (meeting.offRecord !== null) return { kind: 'off-record' };
	switch (stage.kind) {
		case 'welcome':
			return { kind: 'welcome', open: meeting.phase === 'open' };
		case 'item':
			return floorOf(view, stage.item);
		case 'vote':
			return view.vote ? voteScene(view.vote) : floorOf(view, null);
		case 'wall':
			return view.wall ? { kind: 'wall', wall: view.wall } : floorOf(view, null);
		case 'readback':
		case 'pause':
			return { kind: stage.kind };
		case 'closing':
			return { kind: 'closing', over: false };
	}
}

function voteScene(vote: VoteView): Scene {
	const result = vote.results.at(-1);
	return vote.state === 'closed' && result ? { kind: 'result', vote, result } : { kind: 'vote', vote };
}

function floorOf({ agenda, meeting }: ScreenView, id: string | null): Scene {
	const index = agenda.findIndex((item) => (id === null ? item.state === 'now' : item.id === id));
	const item = agenda[index];
	if (!item) return { kind: 'welcome', open: meeting.phase === 'open' };
	return { kind: 'floor', item, place: { number: index + 1, of: agenda.length } };
}
