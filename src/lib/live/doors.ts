// The way in by http for a phone: a typed code. Everything else of a meeting goes over the socket.
import { ask, type Refused } from './ask.ts';

/** An answer that has not come by then is lost. */
const patienceMs = 8000;

export function impatience(): AbortSignal {
	const lost = new AbortController();
	setTimeout(() => lost.abort(), patienceMs);
	return lost.signal;
}

/** The six digits on the screen become the meeting's key. */
export const join = (code: string): Promise<{ readonly key: string } | Refused> =>
	ask('POST /join', { code }, impatience());
