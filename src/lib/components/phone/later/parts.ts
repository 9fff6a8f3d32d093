// Parts of the page that no phone needs for its first ballot. Each part is a file of its own, with a file of its words in each
// language. It is fetched when something of it is to be shown, and ahead once the line is idle. Each component has its styles
// within (`css="injected"`), because a browser never asks again for a style sheet that did not come.
import type { LaterPart } from '#i18n/catalogue.ts';

/** In the order in which they are fetched ahead. */
export const parts = {
	sheets: () => import('./sheets.ts'),
	votes: () => import('./votes.ts'),
	wall: () => import('./wall.ts'),
	record: () => import('./record.ts'),
	mine: () => import('./mine.ts'),
	minutes: () => import('./minutes.ts'),
	ways: () => import('./ways.ts')
} satisfies Record<LaterPart, () => Promise<object>>;

export type PartName = keyof typeof parts;
export type PartOf<N extends PartName> = Awaited<ReturnType<(typeof parts)[N]>>;
