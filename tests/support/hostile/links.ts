// A device that came in by a link.
import type { PreparedMeeting } from '../hall.ts';
import { post } from '../server.ts';

export type LinkRole = 'facilitator' | 'scribe' | 'screen';

/** The secret that a link of this role carries. */
export async function linkSecret(server: { readonly url: string }, made: PreparedMeeting, role: LinkRole) {
	const { body } = await post<{ url: string }>(server, `/meetings/${made.id}/links`, { role }, made.token);
	return body.url.split('#')[1] ?? '';
}

/** The token for which the link is exchanged. */
export async function linkToken(server: { readonly url: string }, made: PreparedMeeting, role: LinkRole) {
	const secret = await linkSecret(server, made, role);
	return (await post<{ token: string }>(server, '/enter', { secret })).body.token;
}
