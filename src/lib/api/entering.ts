// How somebody comes in, with a typed code or the secret of a link, and gives a link or a key back.
import * as v from 'valibot';
import { token } from '#stream/token.ts';
import { lettersOf } from '#stream/typed-code.ts';
import { linkRole } from './link-role.ts';
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

const secret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{10,80}$/));

/** `device`: a number that the device made for itself. With it, the device gets a lost answer again. */
export const entering = v.object({
	secret,
	device: v.optional(token)
});
export const entered = v.strictObject({
	token: v.string(),
	role: v.picklist(['laptop', 'table', 'facilitator', 'scribe', 'screen']),
	/** The one meeting that a link opens. A laptop or a table has none. */
	meeting: v.exactOptional(v.string())
});
export type Entered = Shown<typeof entered>;

/** `meeting`: the meeting of the link. A key has none. */
export const leaving = v.optional(v.object({ meeting: v.optional(v.string()) }), {});

/** A laptop without a link knocks. `device`: a number that it made for itself; its former code is then good no more. */
export const knocking = v.object({ device: token });
/** `code`: to be shown. `secret`: to fetch the link with. `ms`: how long the code is good. */
export const knocked = v.strictObject({ code: v.string(), secret: v.string(), ms: v.number() });
export type Knocked = Shown<typeof knocked>;

export const fetching = v.object({ secret });
/** Null: nobody has approved the code yet. Else the secret that `POST /enter` exchanges. */
export const fetched = v.strictObject({ link: v.nullable(v.string()) });

const knockCode = v.pipe(v.string(), v.maxLength(20), v.transform(lettersOf), v.regex(/^[A-Z2-7]{6}$/));
export const approving = v.object({ code: knockCode, role: linkRole });
export const approvingToTable = v.object({ code: knockCode });
