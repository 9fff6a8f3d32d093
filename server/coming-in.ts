// The two ways in by http. A wrong code or secret and a closed door get the same answer, and wrong guesses have one
// budget for the whole world.
import { Router } from 'express';
import * as v from 'valibot';
import { isRefusal } from '#meeting/frame.ts';
import { parse, Refused, route } from './api.ts';
import { exchangeKey } from './keys.ts';
import { GuessBudget } from './limits.ts';
import { meetingOf, useLink } from './links.ts';
import type { Rooms } from './rooms.ts';
import type { CatalogueFile } from './store/store.ts';

const joining = v.object({
	code: v.pipe(
		v.string(),
		v.maxLength(20),
		v.transform((text) => text.replace(/\s/g, '')),
		v.regex(/^\d{6}$/)
	)
});
const entering = v.object({ secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{10,80}$/)) });

export function comingIn(catalogue: CatalogueFile, rooms: Rooms): Router {
	const router = Router();
	const codes = new GuessBudget();
	const secrets = new GuessBudget();

	router.post(
		'/join',
		route(async ({ body }) => {
			const { code } = parse(joining, body);
			return guessed(codes, () => {
				const row = catalogue.data.meetings.find((each) => each.code === code);
				return row ? { key: row.key } : null;
			});
		})
	);
	router.post(
		'/enter',
		route(async ({ body }) => {
			const { secret } = parse(entering, body);
			return guessed(secrets, () => exchange(catalogue, rooms, secret));
		})
	);
	return router;
}

/** What the guess opens; a wrong one is paid for, and once all are spent nobody is told anything for a while. */
async function guessed(
	budget: GuessBudget,
	open: () => Promise<object | null> | object | null
): Promise<object> {
	if (await budget.isSpent()) throw new Refused('too-fast');
	const opened = await open();
	if (opened) return opened;
	await budget.wrong();
	throw new Refused('unknown');
}

async function exchange(catalogue: CatalogueFile, rooms: Rooms, secret: string): Promise<object | null> {
	const row = rooms.row(meetingOf(secret) ?? '');
	if (!row) {
		const key = await exchangeKey(catalogue, secret);
		return key && { token: key.token, role: key.scope === 'laptop' ? 'laptop' : 'table' };
	}
	const { room } = await rooms.open(row);
	const used = await useLink(room, secret);
	if (used && isRefusal(used))
		return used.refused === 'not-saved' ? Promise.reject(new Refused('not-saved')) : null;
	return used && { ...used, meeting: row.id };
}
