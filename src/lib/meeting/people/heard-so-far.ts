// M35. Words about how many were heard are true while the first person still speaks, and while nobody is here.
import type { PeopleView } from './view.ts';

/** `first`: the first resident speaks now. `none`: no resident has spoken yet. */
export type HeardSoFar = 'some' | 'first' | 'none';

export const heardSoFar = ({ heard, lit }: Pick<PeopleView, 'heard' | 'lit'>): HeardSoFar =>
	heard > 0 ? 'some' : lit === null ? 'none' : 'first';
