// The two ways in by http: a typed code, and a link that carries a role. Everything else goes over the socket.
import type { RefusalCode } from '#meeting/frame.ts';
import type { Entrance } from './identity.ts';

export type Refused = { readonly refused: RefusalCode | 'no-network' };

async function post<Answer>(path: string, body: object): Promise<Answer | Refused> {
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		return (await response.json()) as Answer | Refused;
	} catch {
		return { refused: 'no-network' };
	}
}

/** The six digits on the screen become the meeting's key. */
export const join = (code: string): Promise<{ readonly key: string } | Refused> =>
	post('/api/join', { code });

/** Exchanged once: the secret of a link becomes this device's token. */
export const enter = (secret: string): Promise<Entrance | Refused> => post('/api/enter', { secret });
