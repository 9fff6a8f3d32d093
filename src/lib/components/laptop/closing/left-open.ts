import { openKinds } from '#meeting/still-open.ts';
import type { StaffView } from '#meeting/view-types.ts';

/** How many things stay open after the closing. */
export const leftOpen = ({ open }: Pick<StaffView, 'open'>): number =>
	open.reduce((all, { id, things }) => all + (openKinds[id].isSettled ? 0 : things.length), 0);
