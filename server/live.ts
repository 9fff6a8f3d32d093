// The lines themselves, below what is said over them: opened for our own pages alone, each let go when nobody reads it.
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import type { Version } from '#meeting/view-types.ts';
import type { Admission } from './access.ts';
import type { ViewMessage } from './broadcast.ts';
import type { Hosted } from './hosted.ts';
import { isOwnOrigin } from './hosts.ts';
import { maxMessage } from './limits.ts';
import { dropWhenStalled } from './stalled.ts';
import type { Catalogue } from './store/catalogue-data.ts';
import { letGoWhenUnread } from './unread.ts';

type Incoming = { command: (envelope: unknown, answer: unknown) => void };
type Outgoing = { view: (message: ViewMessage) => void };
export interface Place {
	catalogue: () => Catalogue;
	hosted: Hosted;
	admission: Admission;
	have: Version | undefined;
}
export type LiveServer = Server<Incoming, Outgoing, DefaultEventsMap, Place>;
export type LiveSocket = Socket<Incoming, Outgoing, DefaultEventsMap, Place>;

export function openSockets(server: HttpServer): LiveServer {
	const io: LiveServer = new Server(server, {
		path: '/live',
		serveClient: false,
		transports: ['websocket', 'polling'],
		perMessageDeflate: false,
		pingInterval: 5_000,
		pingTimeout: 4_000, // who does not answer is gone within nine seconds, also in everybody's count
		connectTimeout: 10_000,
		maxHttpBufferSize: maxMessage
	});
	io.engine.use(ownPagesOnly);
	// Nobody asks for the first request of a line again: kept, it would be a third of what a phone costs in memory.
	io.engine.on('connection', (line: { request: unknown }) => (line.request = null));
	io.engine.on('connection', dropWhenStalled);
	return io;
}

/** A poll that nobody reads is let go within twice as long. */
const pollMs = 4_500;

/** Each request of a line, not its first alone: engine.io asks `allowRequest` about no other. */
function ownPagesOnly(
	request: IncomingMessage,
	response: ServerResponse,
	next: (refused?: Error) => void
): void {
	// JSONP is made to be read by the pages of other sites.
	const isScript = new URL(request.url ?? '', 'http://any').searchParams.has('j');
	if (isScript || !isOwnOrigin(request)) return next(new Error('another site'));
	if (request.headers.upgrade === undefined) {
		response.setHeader('X-Content-Type-Options', 'nosniff');
		response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
		letGoWhenUnread(response, pollMs);
	}
	next();
}
