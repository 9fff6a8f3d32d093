// Links that carry a role. Their secret passes by http, once. The meeting knows only its hash, and whether the link was used or revoked.
import { accept, refuse, type Cause, type Decision } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import type { LinkCommand } from './commands.ts';
import type { People } from './state.ts';
import type { PeopleEvent } from './events.ts';

type CommandOf<T extends LinkCommand['type']> = Extract<LinkCommand, { type: T }>;
type Decided = Decision<PeopleEvent>;

export function makeLink(people: People, { role, hash }: CommandOf<'MakeLink'>, cause: Cause): Decided {
	if (entryOf(people.links, cause.id)) return refuse('id-taken');
	return accept({ type: 'LinkMade', link: cause.id, role, hash });
}

export function useLink(people: People, { link: id, device }: CommandOf<'UseLink'>): Decided {
	const link = entryOf(people.links, id);
	if (!link) return refuse('unknown');
	if (link.revoked || link.device !== null) return refuse('link-revoked');
	return accept({ type: 'LinkUsed', link: id, device });
}

export function revokeLink(people: People, id: string): Decided {
	const link = entryOf(people.links, id);
	if (!link) return refuse('unknown');
	return link.revoked ? accept() : accept({ type: 'LinkRevoked', link: id });
}
