// How many pages the room's stage has, and since when. The laptop asks it, and the stage shows the same (M32).
import type { Translate } from '#i18n/translator.ts';
import type { ScreenView } from '#meeting/view-types.ts';
import { agendaPages } from './agenda-pages.ts';
import { readPages } from './readback-pages.ts';
import { sceneOf } from './scene.ts';
import { pageShown } from './sheet.ts';
import { askedPages, countedPages } from './vote-pages.ts';
import { grownAt, wallPages } from './wall-pages.ts';

type Say = Translate<'staff'>;
export interface Pages {
	readonly of: number;
	readonly grownAt: number;
}
const plain = (of: number): Pages => ({ of, grownAt: 0 });

export function pagesOfStage(t: Say, view: ScreenView): Pages {
	const scene = sceneOf(view);
	switch (scene.kind) {
		case 'welcome':
		case 'pause':
		case 'off-record':
			return plain(1);
		case 'floor':
			return plain(1 + agendaPages(view.agenda, view.entries).length);
		case 'vote':
			return plain(
				scene.vote.counts
					? countedPages(t, scene.vote, scene.vote.counts).length
					: askedPages(t, scene.vote).length
			);
		case 'result':
			return plain(countedPages(t, scene.vote, scene.result.counts, scene.result).length);
		case 'wall':
			if (scene.wall.hidden) return plain(1);
			return {
				of: wallPages(scene.wall, view.ideas, view.groups).length,
				grownAt: grownAt(scene.wall, view.ideas, view.groups)
			};
		case 'readback':
			return plain(readPages(t, view.entries).length);
		case 'closing':
			return plain(1 + readPages(t, view.entries).length);
	}
}

/** Counted from 0. `now` is asked only while the pages turn by themselves. */
export const pageOfStage = (view: ScreenView, { of, grownAt: since }: Pages, now: () => number): number =>
	pageShown(view.page, of, now, since);
