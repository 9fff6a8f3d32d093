// Turning the pages of the room's stage (M30), from a button or a key.
import type { Translate } from '#i18n/translator.ts';
import type { Desk } from '#live/desk.svelte.ts';
import { pageOfStage, pagesOfStage } from './page-count.ts';
import { asRoomSees } from './room-sees.ts';

type Say = Translate<'staff'>;

export interface PagesSeen {
	readonly index: number;
	readonly of: number;
}

export function pagesSeen(t: Say, desk: Desk): PagesSeen {
	const view = asRoomSees(desk.view);
	const pages = pagesOfStage(t, view);
	return { index: pageOfStage(view, pages, () => desk.now), of: pages.of };
}

/** `index` is counted from 0. */
export const turnTo = (desk: Desk, index: number, turns = false): Promise<void> =>
	desk.signal({ type: 'TurnPage', stage: desk.view.stage, page: index + 1, turns });

/** Behind the last page comes the first. */
export async function turnBy(t: Say, desk: Desk, by: 1 | -1): Promise<void> {
	const { index, of } = pagesSeen(t, desk);
	if (of > 1) await turnTo(desk, (index + by + of) % of);
}
