// The two ways in by http: a typed code, and a link that carries a role. Everything else goes over the socket.
import type { RefusalCode } from '#meeting/frame.ts';
import type { Entrance } from './identity.ts';

export type Refused = { readonly refused: RefusalCode | 'no-network' };

/** What has not come by then is lost. */
const patienceMs = 8000;

async function post<Answer>(path: string, body: object): Promise<Answer | Refused> {
	const patience = new AbortController();
	const impatience = setTimeout(() => patience.abort(), patienceMs);
	try {
		const response = await fetch(path, {
			method: 'POST',
			signal: patience.signal,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		return (await response.json()) as Answer | Refused;
	} catch {
		return { refused: 'no-network' };
	} finally {
		clearTimeout(impatience);
	}
}

/** The six digits on the screen become the meeting's key. */
export const join = (code: string): Promise<{ readonly key: string } | Refused> =>
	post('/api/join', { code });

/** Exchanged once: the secret of a link becomes this device's token. Asked again by the same `device`, it is told again. */
export const enter = (secret: string, device: string): Promise<Entrance | Refused> =>
	post('/api/enter', { secret, device });
