// Links that give a role in one meeting. The secret begins with the meeting's id, so that the server finds the journal that
// has its hash. Only the person who made the link gets the secret, and only once. It is exchanged once for a token.
import type { LinkRole } from '#api/link-role.ts';
import { isRefusal, type Refusal } from '#meeting/frame.ts';
import type { Link } from '#meeting/people/state.ts';
import { host } from '../room/room.ts';
import { hashOf, isRetold, newToken, tokenFor, type AskedSecret } from './identity.ts';
import { newId } from '../process/ids.ts';
import type { MeetingRoom } from '../meeting/stream.ts';

const saltOf = (room: MeetingRoom): string => room.state.about.salt;

/** Resolves to the secret. */
export async function issueLink(room: MeetingRoom, role: LinkRole): Promise<string | Refusal> {
	const secret = `${room.id}.${newToken()}`;
	const command = { type: 'MakeLink', role, hash: hashOf(saltOf(room), secret) } as const;
	const answer = await room.submit(host, newId(), command);
	return isRefusal(answer) ? answer : secret;
}

/** The id of the meeting that a secret names; undefined if the secret is of another kind. */
export const meetingOf = (secret: string): string | undefined => /^([A-Za-z0-9_-]+)\./.exec(secret)?.[1];

interface Carried {
	readonly token: string;
	readonly role: LinkRole;
}

/** Null if the secret opens nothing, was revoked or was used. The device that used it gets its token again for a minute. */
export async function exchangeLink(room: MeetingRoom, asked: AskedSecret): Promise<Carried | Refusal | null> {
	const token = tokenFor(asked.secret, asked.device);
	const device = hashOf(saltOf(room), token);
	const link = linkOf(room, asked.secret);
	if (!link || link.role === 'resident') return null; // residents need no link
	const carried = { token, role: link.role };
	if (link.device !== null) return retold(room, asked.secret, carried);
	const answer = await room.submit(host, newId(), { type: 'UseLink', link: link.id, device });
	if (!isRefusal(answer)) return carried;
	// Another request was faster, perhaps a second one of the same device.
	return answer.refused === 'link-revoked' ? retold(room, asked.secret, carried) : answer;
}

function linkOf(room: MeetingRoom, secret: string): Link | undefined {
	const hash = hashOf(saltOf(room), secret);
	return Object.values(room.state.people.links).find((each) => each.hash === hash && !each.revoked);
}

function retold(room: MeetingRoom, secret: string, carried: Carried): Carried | null {
	const link = linkOf(room, secret);
	const device = hashOf(saltOf(room), carried.token);
	return link && isRetold({ ...link, now: room.now }, device) ? carried : null;
}
