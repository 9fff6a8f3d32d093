// Links that carry a role in one meeting. The secret names its meeting, so that the journal that knows its hash can
// be found; it is told once, to who made the link, and exchanged once for a token.
import { isRefusal, type Refusal } from '#meeting/frame.ts';
import type { Link } from '#meeting/people/state.ts';
import { host } from './folding.ts';
import { hashOf, newId, newToken } from './identity.ts';
import type { Room } from './room.ts';

type LinkRole = 'facilitator' | 'scribe' | 'screen';
const saltOf = (room: Room): string => room.meeting.about.salt;

/** Resolves to the secret. */
export async function makeLink(room: Room, role: LinkRole): Promise<string | Refusal> {
	const secret = `${room.id}.${newToken()}`;
	const command = { type: 'MakeLink', role, hash: hashOf(saltOf(room), secret) } as const;
	const answer = await room.submit(host, newId(), command);
	return isRefusal(answer) ? answer : secret;
}

/** The meeting that a secret names; undefined where it is none of these. */
export const meetingOf = (secret: string): string | undefined => /^([A-Za-z0-9_-]+)\./.exec(secret)?.[1];

/** Null where the secret opens nothing, was used or revoked. */
export async function useLink(
	room: Room,
	secret: string
): Promise<{ token: string; role: Link['role'] } | Refusal | null> {
	const hash = hashOf(saltOf(room), secret);
	const link = Object.values(room.meeting.people.links).find((each) => each.hash === hash);
	if (!link || link.device !== null || link.revoked) return null;
	const token = newToken();
	const device = hashOf(saltOf(room), token);
	const answer = await room.submit(host, newId(), { type: 'UseLink', link: link.id, device });
	return isRefusal(answer) ? answer : { token, role: link.role };
}
