// A rehearsal with simulated residents, beside the real meetings.
import * as v from 'valibot';
import type { Shown } from './row.ts';

export const rehearsing = v.object({ language: v.picklist(['fr', 'en']) });
/** `link`: the secret of a link, for `/enter` at that port of this computer. */
export const rehearsalPlace = v.strictObject({ port: v.number(), link: v.string() });
export type RehearsalPlace = Shown<typeof rehearsalPlace>;
