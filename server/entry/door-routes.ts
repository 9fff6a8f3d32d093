// The two ways in by http. A wrong code and a closed door get the same answer, and wrong guesses have one budget for the
// whole world. A link is exchanged once; where its answer was lost, its own device may ask again.
import { isRefusal } from '#meeting/frame.ts';
import type { Answer } from '#api/routes.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { Refused } from '../http/refused.ts';
import type { AskedSecret } from './identity.ts';
import { MeetingDamaged } from '../room/folding.ts';
import { exchangeKey } from './keys.ts';
import { GuessBudget } from '../line/limits.ts';
import { meetingOf, useLink } from './links.ts';
import type { Refusals } from '../line/refusals.ts';
import type { Rooms } from '../room/rooms.ts';
import type { CatalogueFile } from '../store/store.ts';

export interface DoorsGround {
	readonly catalogue: CatalogueFile;
	readonly rooms: Rooms;
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
			throw new Refused('unknown');
		}
	};
}

/** A crash may have left the index behind: what the journal says of its doors is what counts. */
async function behind(rooms: Rooms, code: string): Promise<Answer<'POST /join'> | null> {
	const byCode = () => rooms.rows.find((each) => each.code === code);
	const listed = byCode();
	if (!listed) return null;
	// One that is damaged is told so once the phone is there.
	await rooms.open(listed).catch(ifDamaged);
	const row = byCode();
	return row ? { key: row.key } : null;
}

function ifDamaged(error: unknown): void {
	if (!(error instanceof MeetingDamaged)) throw error;
}

/** What the guess opens. It is paid for first, and a right one gets its price back: of many at once none is free. */
async function guessed<Opened>(
	budget: GuessBudget,
	refusals: Refusals,
	open: () => Promise<Opened | null>
): Promise<Opened> {
	if (!(await budget.pay())) throw new Refused('too-fast');
	const opened = await open();
	if (!opened) {
		refusals.count('wrong-code');
		throw new Refused('unknown');
	}
	await budget.giveBack();
	return opened;
}

/** Secrets carry 192 random bits: nobody guesses one, and wrong ones lock nobody out. */
async function exchange(
	{ catalogue, rooms, clock }: DoorsGround,
	asked: AskedSecret
): Promise<Answer<'POST /enter'> | null> {
	const row = rooms.row(meetingOf(asked.secret) ?? '');
	if (!row) {
		const key = await exchangeKey(catalogue, asked, clock());
		return key && { token: key.token, role: key.scope === 'laptop' ? 'laptop' : 'table' };
	}
	const { room } = await rooms.open(row);
	const used = await useLink(room, asked);
	if (used && isRefusal(used))
		return used.refused === 'not-saved' ? Promise.reject(new Refused('not-saved')) : null;
	return used && { ...used, meeting: row.id };
}
