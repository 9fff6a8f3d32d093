// The table's edition of the minutes, as whoever was there and staff reach it: by a ticket.
import type { RouteAnswer } from '#api/routes.ts';
import { ask } from './server.ts';

interface Read {
	readonly id: string;
	/** Of a seat, or of staff. */
	readonly token: string;
}

/** Its address. `behind`: what stands behind the key, such as ".md?lang=fr". */
export async function tablesEdition(
	server: { readonly url: string },
	{ id, token }: Read,
	behind = ''
): Promise<string> {
	const { body } = await ask<RouteAnswer<'POST /meetings/:meeting/reading'>>(
		server,
		`/meetings/${id}/reading`,
		{ method: 'POST', body: {}, token }
	);
	const [path = '', ticket = ''] = body.minutes.split('?');
	const [ending = '', query] = behind.split('?');
	return `${server.url}${path}${ending}?${[ticket, query].filter(Boolean).join('&')}`;
}

export const readMinutes = async (
	server: { readonly url: string },
	made: Read,
	behind = ''
): Promise<Response> => fetch(await tablesEdition(server, made, behind));
