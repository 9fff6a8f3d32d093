// The two ways in by http: a typed code and a link. A wrong code and a closed door get the same answer, and all wrong guesses share
// one budget. A link is exchanged once. If the answer was lost, the same device may ask again.
import { isRefusal } from '#meeting/frame.ts';
import type { RouteAnswer } from '#api/routes.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { AskedSecret } from './identity.ts';
import { StreamDamaged } from '../room/folding.ts';
import { exchangeKey } from './keys.ts';
import { GuessBudget } from '../line/limits.ts';
import { meetingOf, exchangeLink } from './links.ts';
import type { Refusals } from '../line/refusals.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { CatalogueFile } from '../store/store.ts';

export interface DoorsGround {
	readonly catalogue: CatalogueFile;
	readonly rooms: MeetingRooms;
	readonly clock: () => number;
	readonly refusals: Refusals;
}

export function doorRoutes(ground: DoorsGround): HandlersOf<'POST /join' | 'POST /enter'> {
	const codes = new GuessBudget();
	return {
		'POST /join': ({ body }) => guessed(codes, ground.refusals, () => behind(ground.rooms, body.code)),
		'POST /enter': async ({ body: { secret, device } }) => {
			const entered = await exchange(ground, { secret, device });
			if (entered) return entered;
			ground.refusals.count('wrong-secret');
			throw new RefusedError('unknown');
		}
	};
}

/** After a crash the index may be older than the journal. The journal decides whether the doors are open, so its room is opened first. */
async function behind(rooms: MeetingRooms, code: string): Promise<RouteAnswer<'POST /join'> | null> {
	const byCode = () => rooms.rows.find((each) => each.code === code);
	const listed = byCode();
	if (!listed) return null;
	// The phone gets the key of a damaged meeting too, and learns of the damage when it connects.
	await rooms.open(listed).catch(ifDamaged);
	const row = byCode();
	return row ? { key: row.key } : null;
}

function ifDamaged(error: unknown): void {
	if (!(error instanceof StreamDamaged)) throw error;
}

/** Each guess is paid for before it is looked at, and a right one gets its price back. So many guesses at once are not free either. */
export async function guessed<Opened>(
	budget: GuessBudget,
	refusals: Refusals,
	open: () => Promise<Opened | null>
): Promise<Opened> {
	if (!(await budget.pay())) throw new RefusedError('too-fast');
	const opened = await open();
	if (!opened) {
		refusals.count('wrong-code');
		throw new RefusedError('unknown');
	}
	await budget.giveBack();
	return opened;
}

/** Nobody guesses a secret of 192 random bits, so wrong secrets have no budget and lock nobody out. */
async function exchange(
	{ catalogue, rooms, clock }: DoorsGround,
	asked: AskedSecret
): Promise<RouteAnswer<'POST /enter'> | null> {
	const row = rooms.row(meetingOf(asked.secret) ?? '');
	if (!row) {
		const key = await exchangeKey(catalogue, asked, clock());
		return key && { token: key.token, role: key.scope === 'laptop' ? 'laptop' : 'table' };
	}
	const { room } = await rooms.open(row);
	const used = await exchangeLink(room, asked);
	if (used && isRefusal(used))
		return used.refused === 'not-saved' ? Promise.reject(new RefusedError('not-saved')) : null;
	return used && { ...used, meeting: row.id };
}
