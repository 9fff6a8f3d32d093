// The two ways in by http. A wrong code and a closed door get the same answer, and wrong guesses have one budget for the
// whole world. A link is exchanged once; where its answer was lost, its own device may ask again.
import { Router } from 'express';
import * as v from 'valibot';
import { isRefusal } from '#meeting/frame.ts';
import { parse, Refused, route } from '../http/api.ts';
import { tokenSchema, type AskedSecret } from './identity.ts';
import { MeetingDamaged } from '../room/folding.ts';
import { exchangeKey } from './keys.ts';
import { GuessBudget } from '../line/limits.ts';
import { meetingOf, useLink } from './links.ts';
import type { Refusals } from '../line/refusals.ts';
import type { Rooms } from '../room/rooms.ts';
import type { CatalogueFile } from '../store/store.ts';

const joining = v.object({
	code: v.pipe(
		v.string(),
		v.maxLength(20),
		v.transform((text) => text.replace(/\s/g, '')),
		v.regex(/^\d{6}$/)
	)
});
/** `device`: a number of the device's own making, by which it gets its answer again. */
const entering = v.object({
	secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{10,80}$/)),
	device: v.optional(tokenSchema)
});

export interface DoorsGround {
	readonly catalogue: CatalogueFile;
	readonly rooms: Rooms;
	readonly clock: () => number;
	readonly refusals: Refusals;
}

export function doors(ground: DoorsGround): Router {
	const router = Router();
	const codes = new GuessBudget();

	router.post(
		'/join',
		route(async ({ body }) => {
			const { code } = parse(joining, body);
			return guessed(codes, ground.refusals, () => behind(ground.rooms, code));
		})
	);
	router.post(
		'/enter',
		route(async ({ body }) => {
			const { secret, device } = parse(entering, body);
			const entered = await exchange(ground, { secret, device });
			if (entered) return entered;
			ground.refusals.count('wrong-secret');
			throw new Refused('unknown');
		})
	);
	return router;
}

/** A crash may have left the index behind: what the journal says of its doors is what counts. */
async function behind(rooms: Rooms, code: string): Promise<object | null> {
	const byCode = () => rooms.rows.find((each) => each.code === code);
	const told = byCode();
	if (!told) return null;
	// One that is damaged is told so once the phone is there.
	await rooms.open(told).catch(ifDamaged);
	const row = byCode();
	return row ? { key: row.key } : null;
}

function ifDamaged(error: unknown): void {
	if (!(error instanceof MeetingDamaged)) throw error;
}

/** What the guess opens. It is paid for first, and a right one gets its price back: of many at once none is free. */
async function guessed(
	budget: GuessBudget,
	refusals: Refusals,
	open: () => Promise<object | null>
): Promise<object> {
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
): Promise<object | null> {
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
