// How a laptop without a link comes in: it knocks, its code is approved by somebody who is in, and it fetches a link, which it exchanges
// as any other. The link stands in the list of links, and is revoked there.
import type { Refusal } from '#meeting/frame.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import { GuessBudget } from '../line/limits.ts';
import { guessed, type DoorsGround } from './door-routes.ts';
import { makeKey } from './keys.ts';
import { knockMs, Knocks } from './knocks.ts';
import { issueLink } from './links.ts';

export function knockRoutes({
	catalogue,
	clock,
	refusals
}: Omit<DoorsGround, 'rooms'>): HandlersOf<
	'POST /knock' | 'POST /knock/link' | 'POST /meetings/:meeting/knocks' | 'POST /tables/:table/knocks'
> {
	const knocks = new Knocks(clock);
	const [knocking, approving] = [new GuessBudget(), new GuessBudget()];
	const approve = async (code: string, make: () => Promise<string | Refusal>): Promise<object> =>
		guessed(approving, refusals, () => approved(knocks, code, make));
	return {
		'POST /knock': async ({ body: { device } }) => {
			if (!(await knocking.pay())) throw new RefusedError('too-fast');
			return { ...knocks.knock(device), ms: knockMs };
		},
		'POST /knock/link': ({ body: { secret } }) => {
			const link = knocks.linkFor(secret);
			if (link === undefined) throw new RefusedError('unknown');
			return { link };
		},
		'POST /meetings/:meeting/knocks': ({ hosted: { room }, body: { code, role } }) =>
			approve(code, () => issueLink(room, role)),
		'POST /tables/:table/knocks': ({ table, body: { code } }) =>
			approve(code, () => makeKey(catalogue, table().id, clock()))
	};
}

/** Null if no laptop shows this code. If the link cannot be made, the code is still good. */
async function approved(
	knocks: Knocks,
	code: string,
	make: () => Promise<string | Refusal>
): Promise<object | null> {
	const knock = knocks.take(code);
	if (!knock) return null;
	try {
		const link = await make();
		if (typeof link !== 'string') throw new RefusedError(link.refused);
		knock.give(link);
		return {};
	} catch (error) {
		knock.putBack();
		throw error;
	}
}
