// Who this device is. A resident: one random token for each meeting. Staff: the tokens that links were exchanged for.
// They lie in this browser's storage and travel in the socket's auth payload or an Authorization header, never as a cookie.
import type { Entered } from '#api/entering.ts';
import { newId } from './ids.ts';
import { drop, isLasting, keep, keepBefore, recall } from './keep.ts';
import { phoneDrafts } from './phone-drafts.ts';

const deviceKey = (meetingKey: string) => `tablee.device.${meetingKey}`;
/** The key of a token whose meeting is over for good. */
const pastKey = (meetingKey: string) => `tablee.past.${meetingKey}`;
const heldToken = (meetingKey: string) => recall(deviceKey(meetingKey)) ?? recall(pastKey(meetingKey));
const tablesKey = 'tablee.staff';
const roleKey = (meeting: string, role: string) => `tablee.staff.${meeting}.${role}`;

/** A phone without room gives these up before it forgets who it is: first drafts, then its tokens of meetings that are over. */
const lesser = [...Object.values(phoneDrafts), 'tablee.ticks.', pastKey('')];

/** This phone's token in the meeting with that key; made at the first call. */
export function deviceToken(meetingKey: string): string {
	const known = heldToken(meetingKey);
	if (known) return known;
	const token = newId(24);
	keepBefore(lesser, deviceKey(meetingKey), token);
	return token;
}

/** False: a reload would make it another phone. */
export const isRemembered = (meetingKey: string): boolean => isLasting(deviceKey(meetingKey));

/** The meeting is over for good: this phone forgets its token, unless something there is still its own. */
export function leaveMeeting(meetingKey: string, isOwner: boolean): void {
	const token = heldToken(meetingKey);
	// The old entry goes first: there may be no room for both.
	drop(deviceKey(meetingKey));
	if (isOwner && token) keep(pastKey(meetingKey), token);
	else drop(pastKey(meetingKey));
}

/** No meeting has this key any more. The token goes only if the meeting was over, for another laptop may answer at that address for a while. */
export const forgetPast = (meetingKey: string): void => drop(pastKey(meetingKey));

export function keepEntrance({ token, role, meeting }: Entered): void {
	keep(meeting === undefined ? tablesKey : roleKey(meeting, role), token);
}

/** The token of the laptop or of the facilitator of a table. */
export const tablesToken = (): string | null => recall(tablesKey);

/** The token that a link of this meeting gave. */
export const linkToken = (meeting: string, role: 'facilitator' | 'scribe' | 'screen'): string | null =>
	recall(roleKey(meeting, role));

/** The token for a role in a meeting: the one that its link gave, else the facilitator's (L8), else the one that opens the tables. */
export const staffToken = (meeting: string, role: 'facilitator' | 'scribe' | 'screen'): string | null =>
	linkToken(meeting, role) ?? linkToken(meeting, 'facilitator') ?? tablesToken();

/** After a link was revoked: the page may fall back to another token. */
export const forgetEntrance = (meeting: string, role: 'facilitator' | 'scribe' | 'screen'): void =>
	drop(roleKey(meeting, role));

/** After its key was given back. */
export const forgetTables = (): void => drop(tablesKey);
