// The log: codes and counts, in a file beside the data. It never has a token, a secret, a key, a name, an address or anybody's words.
// So no value is logged as it came in, only single fields.
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** `out` gets the lines. Tests and scripts leave it out; then they go to stderr. */
export function openLog(level: string, out: DestinationStream = process.stderr): Log {
	return pino({ level, base: null, timestamp: () => `,"at":${Date.now()}` }, out);
}

/** The folders of a path, up to the last slash. They may contain the user's name, and any character. */
const folder = /(?<=[\s(])(?:file:\/\/|\/|[A-Za-z]:[\\/]|\\\\).*[\\/]/;

/** What of an error may be logged: its kind and its place, not its message, which may quote input. */
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
