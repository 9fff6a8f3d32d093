// Coming in by a typed code or a link's secret, and giving a link or a key back.
import * as v from 'valibot';
import { token } from '#stream/token.ts';
import type { Shown } from './row.ts';

export const joining = v.object({
	code: v.pipe(
		v.string(),
		v.maxLength(20),
		v.transform((text) => text.replace(/\s/g, '')),
		v.regex(/^\d{6}$/)
	)
});
/** `key`: that of the meeting. */
export const joined = v.strictObject({ key: v.string() });

/** `device`: a number of the device's own making, by which it gets its answer again. */
export const entering = v.object({
	secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{10,80}$/)),
	device: v.optional(token)
});
export const entered = v.strictObject({
	token: v.string(),
	role: v.picklist(['laptop', 'table', 'facilitator', 'scribe', 'screen']),
	/** The one meeting that it opens; left out for a laptop or a table. */
	meeting: v.exactOptional(v.string())
});
export type Entered = Shown<typeof entered>;

/** `meeting`: that of the link; left out for a key. */
export const leaving = v.optional(v.object({ meeting: v.optional(v.string()) }), {});
