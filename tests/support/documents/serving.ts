import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import { documentsRouter, type FindMeeting } from '#server/documents/router.ts';
import { DocumentShelf } from '#server/documents/shelf.ts';
import { Tickets, type Holder } from '#server/documents/tickets.ts';
import { Writer } from '#server/documents/writer.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { openLog } from '#server/process/log.ts';
import { evening, midway, names } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';

const meetings: FindMeeting = async (key) =>
	key === 'K7QM2XPA' ? { meeting: evening, names } : key === 'MIDWAY22' ? { meeting: midway, names } : null;

/** A writer of documents. It ends with the test. */
export function writing(): Writer {
	const writer = new Writer({ log: openLog('silent') });
	onTestFinished(() => writer.close());
	return writer;
}

/** A server of documents, which ends with the test. Its clock says eight in the evening, in Paris. `isTables`: it is asked for the table's edition. */
export async function serve(
	find = meetings,
	writer = writing(),
	isTables = true,
	holder: Holder = 'seat'
): Promise<(path: string, language?: string, headers?: Record<string, string>) => Promise<Response>> {
	const clock = () => six + 42 * 60_000;
	const tickets = new Tickets(clock);
	const versions = { of: (now: Meeting) => Promise.resolve(now) };
	const app = express().use(documentsRouter(find, new DocumentShelf(writer, clock), { tickets, versions }));
	const server = createServer(app);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
	const { port } = server.address() as AddressInfo;
	const ticketed = (path: string): string => {
		const [, key] = /^\/minutes\/([A-Z2-7]{8})(?![A-Z2-7])/i.exec(path) ?? [];
		if (key === undefined || /[?&]t=/.test(path)) return path;
		return `${path}${path.includes('?') ? '&' : '?'}t=${tickets.give(key.toUpperCase(), holder)}`;
	};
	return (path, language = 'fr', headers = {}) =>
		fetch(`http://127.0.0.1:${port}${isTables ? ticketed(path) : path}`, {
			headers: { 'accept-language': language, connection: 'close', ...headers }
		});
}
