// Whose a token is, and what it opens. A resident needs no right: any device may come in and look. Every other token
// was given out: by a key of the laptop or of one table (the catalogue has it), or by a link of one meeting (its journal has it).
import { refuse, type Refusal, type Role } from '#meeting/frame.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { hashOf } from './identity.ts';
import type { Catalogue, KeyRow } from '../store/catalogue-data.ts';

/** The catalogue's secrets and tokens have 192 random bits, so their hashes need no salt of their own. */
export const keyHash = (secret: string): string => hashOf('catalogue', secret);

/** 'laptop' opens every table; any other scope is the id of the one table that it opens. */
export type Scope = string;

/** The key that this token was given for, revoked or not. */
export function keyRowOf({ keys }: Catalogue, token: string): KeyRow | null {
	const device = keyHash(token);
	return keys.find((key) => key.device === device) ?? null;
}

export const opens = (scope: Scope, table: string): boolean => scope === 'laptop' || scope === table;

/** In which role a device is in, and by what. */
export interface Access {
	readonly role: Role;
	readonly device: string;
	/** One of the two gives the role; the other is null. A resident has neither. */
	readonly link: string | null;
	readonly key: string | null;
}

/** Whether this token may come into this meeting in this role. A facilitator may also come in as scribe or screen. */
export function admit(catalogue: Catalogue, meeting: Meeting, token: string, role: Role): Access | Refusal {
	const device = hashOf(meeting.about.salt, token);
	if (role === 'resident') return { role, device, link: null, key: null };
	const key = keyRowOf(catalogue, token);
	if (key && opens(key.scope, meeting.about.table))
		return key.revoked ? refuse('link-revoked') : { role, device, link: null, key: key.id };
	const links = Object.values(meeting.people.links).filter((link) => link.device === device);
	const link = links.find((each) => each.role === role || each.role === 'facilitator');
	if (!link) return refuse('not-allowed');
	return link.revoked ? refuse('link-revoked') : { role, device, link: link.id, key: null };
}

export function isStillAdmitted({ link, key }: Access, { keys }: Catalogue, meeting: Meeting): boolean {
	if (key !== null) return keys.some(({ id, revoked }) => id === key && !revoked);
	return link === null || meeting.people.links[link]?.revoked === false;
}
