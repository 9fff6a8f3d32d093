// Says who may come into a meeting by a line, and what is taken from whoever is in it.
import { isRefusal, type RefusalCode } from '#meeting/frame.ts';
import { admit, isStillAdmitted, type Access } from '../entry/access.ts';
import { blinded } from '../entry/slips.ts';
import type { Door } from '../line/door.ts';
import type { Catalogue } from '../store/catalogue-data.ts';
import { meetingKind } from './kind.ts';
import { passOf } from '../entry/pass.ts';
import type { MeetingRooms } from './rooms.ts';
import type { MeetingStream } from './stream.ts';
import { Writing } from './writing.ts';

/** The refusals of a meeting that tell of an attack or of trouble. */
export const countedRefusals = {
	'slip-unknown': 'wrong-slip',
	full: 'full'
} as const satisfies Readonly<Partial<Record<RefusalCode, string>>>;

interface MeetingAccess extends Access {
	readonly pass: string | null;
}

export function meetingDoor(
	rooms: MeetingRooms,
	catalogue: () => Catalogue
): Door<MeetingStream, MeetingAccess> {
	const writing = new Writing();
	return {
		kind: meetingKind,
		crowd: 'resident',
		open: (meeting) => {
			const row = rooms.row(meeting);
			return row ? rooms.open(row) : null;
		},
		admit: ({ room }, token, role) => {
			const admission = admit(catalogue(), room.state, token, role);
			return isRefusal(admission) ? admission : { ...admission, pass: passBy(room.boot, admission) };
		},
		isStillAdmitted: (admission, meeting) => isStillAdmitted(admission, catalogue(), meeting),
		known: (command, meeting) => blinded(command, meeting.about.salt),
		priceOf: (meeting, { role, device }, { type }) =>
			role === 'resident' ? writing.of(meeting, device, type) : null
	};
}

function passBy(boot: string, { link, key }: Access): string | null {
	if (key !== null) return passOf.key(key);
	return link === null ? null : passOf.link(boot, link);
}
