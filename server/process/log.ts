// The log: codes and counts, to a file beside the data. Never a token, a secret, a key, a name, an address or anybody's words;
// so nothing is logged as it came, only fields named here and there by hand.
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** `out`: where its lines go; left out: to stderr, as only tests and scripts do. */
export function openLog(level: string, out: DestinationStream = process.stderr): Log {
	return pino({ level, base: null, timestamp: () => `,"at":${Date.now()}` }, out);
}

/** Of a file, from where its path begins to its last slash: it may hold the name of whoever uses this computer, and any sign. */
const folder = /(?<=[\s(])(?:file:\/\/|\/|[A-Za-z]:[\\/]|\\\\).*[\\/]/;

/** What an error may say in the log: its kind and where it stands, not its message (it may quote what it was given). */
export function faultOf(error: unknown): { fault: string; code?: string; where?: string } {
	if (!(error instanceof Error)) return { fault: typeof error };
	const line = error.stack
		?.split('\n')
		.slice(error.message.split('\n').length)
		.find((line) => line.trimStart().startsWith('at '))
		?.trim();
	const where = line?.replace(folder, '');
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	return { fault: error.name, ...(code !== undefined && { code }), ...(where !== undefined && { where }) };
}
