// The file that somebody sends. It is held in memory until all of it was looked at, as a journal is that is opened: what is refused was on no disk.
import type { IncomingMessage } from 'node:http';
import { maxFile } from '#api/meeting-file.ts';
import { Refused } from '../http/refused.ts';

/** Rejects with Refused where it is larger. Said beforehand, nothing of it is waited for. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	if (Number(request.headers['content-length'] ?? 0) > maxFile) throw new Refused('too-large');
	const pieces: Buffer[] = [];
	let length = 0;
	try {
		for await (const piece of request as AsyncIterable<Buffer>) {
			length += piece.length;
			if (length > maxFile) throw new Refused('too-large');
			pieces.push(piece);
		}
	} catch (error) {
		throw error instanceof Refused ? error : new Refused('bad-command'); // whoever sent it went away
	}
	return Buffer.concat(pieces, length);
}
