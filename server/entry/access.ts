// Who a token is and what it opens. A resident's token is nobody's business: any device may come and look. The
// others were given: a key of the laptop or of one table (catalogue), or a link of one meeting (its journal).
import { refuse, type Refusal, type Role } from '#meeting/frame.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { hashOf } from './identity.ts';
import type { Catalogue, KeyRow } from '../store/catalogue-data.ts';

/** Secrets and tokens of the catalogue carry 192 random bits: their hashes need no salt of their own. */
export const keyHash = (secret: string): string => hashOf('catalogue', secret);

/** 'laptop' = every table; else the id of the one table that it opens. */
export type Scope = string;

/** The key that this token was given for, revoked or not. */
export function keyOf({ keys }: Catalogue, token: string): KeyRow | null {
	const device = keyHash(token);
	return keys.find((key) => key.device === device) ?? null;
}

export const opens = (scope: Scope, table: string): boolean => scope === 'laptop' || scope === table;

export interface Admission {
	readonly role: Role;
	readonly device: string;
	/** The link that carries the role, or the key; null where the other or nothing does. */
	readonly link: string | null;
	readonly key: string | null;
}

/** May this token come into this meeting in this role? A facilitator may also look as the scribe or the screen does. */
export function admit(
	catalogue: Catalogue,
	meeting: Meeting,
	token: string,
	role: Role
): Admission | Refusal {
	const device = hashOf(meeting.about.salt, token);
	if (role === 'resident') return { role, device, link: null, key: null };
	const key = keyOf(catalogue, token);
	if (key && opens(key.scope, meeting.about.table))
		return key.revoked ? refuse('link-revoked') : { role, device, link: null, key: key.id };
	const links = Object.values(meeting.people.links).filter((link) => link.device === device);
	const link = links.find((each) => each.role === role || each.role === 'facilitator');
	if (!link) return refuse('not-allowed');
	return link.revoked ? refuse('link-revoked') : { role, device, link: link.id, key: null };
}

export function isStillAdmitted({ link, key }: Admission, { keys }: Catalogue, meeting: Meeting): boolean {
	if (key !== null) return keys.some(({ id, revoked }) => id === key && !revoked);
	return link === null || meeting.people.links[link]?.revoked === false;
}
