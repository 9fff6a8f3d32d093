// Reads the file that somebody sends. The whole file is kept in memory until it is checked, as for a journal that is opened. So a
// refused file was never on a disk.
import type { IncomingMessage } from 'node:http';
import { maxFile } from '#api/meeting-file.ts';
import { RefusedError } from '../http/refused.ts';

/** Rejects with Refused if the file is too large. If its length is announced, it is refused before it is read. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	if (Number(request.headers['content-length'] ?? 0) > maxFile) throw new RefusedError('too-large');
	const pieces: Buffer[] = [];
	let length = 0;
	try {
		for await (const piece of request as AsyncIterable<Buffer>) {
			length += piece.length;
			if (length > maxFile) throw new RefusedError('too-large');
			pieces.push(piece);
		}
	} catch (error) {
		throw error instanceof RefusedError ? error : new RefusedError('bad-command'); // the sender went away
	}
	return Buffer.concat(pieces, length);
}
