// Who may come into a shelf of the test kind by a line: anybody as a visitor, and its keeper by a token.
import { refuse } from '#stream/decision.ts';
import { hashOf } from '#server/entry/identity.ts';
import type { Admission, Door } from '#server/line/door.ts';
import type { Rooms } from '#server/room/rooms.ts';
import { loanKind, type LoanStream } from './kind.ts';

export const shelf = 'shelf-000001';
export const keepersToken = 'token-of-the-keeper-000001';
export const deviceOf = (token: string): string => hashOf('salt', token);

export const passOf = (role: string, device: string): string => `${role} ${device}`;

/** `revoked`: passes that are good no more. */
export const loanDoor = (
	rooms: Rooms<LoanStream>,
	revoked: ReadonlySet<string> = new Set()
): Door<LoanStream, Admission<LoanStream>> => ({
	kind: loanKind,
	crowd: 'visitor',
	open: (id) => (id === shelf ? rooms.open({ id }) : null),
	admit: (_, token, role) => {
		if (role === 'keeper' && token !== keepersToken) return refuse('not-allowed');
		const [device, pass] = [deviceOf(token), passOf(role, deviceOf(token))];
		return revoked.has(pass) ? refuse('link-revoked') : { role, device, pass };
	},
	isStillAdmitted: ({ pass }, { isClosed }) => !isClosed && !revoked.has(pass ?? ''),
	known: (command) => command,
	priceOf: () => null
});
