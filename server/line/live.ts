// The lines themselves, below what is said over them. Only our own pages may open one, and a line that nobody reads is closed.
import type { EventEmitter } from 'node:events';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { refuse } from '#stream/decision.ts';
import type { ViewMessage } from '../room/broadcast.ts';
import type { Guest } from './door.ts';
import { isOwnHost, isOwnOrigin } from '../http/hosts.ts';
import { maxMessage, unreadPatience, type UnreadPatience } from './limits.ts';
import type { Refusals, RefusalKind } from './refusals.ts';
import { dropWhenStalled } from './stalled.ts';
import { closeWhenUnread } from './unread.ts';
import { refusing } from '../http/wrong-host.ts';

type Incoming = { command: (envelope: unknown, answer: unknown) => void };
type Outgoing = { view: (message: ViewMessage & { readonly build?: string }) => void };
/** The guest at the other end of a socket. */
interface AtTheEnd {
	guest: Guest;
}
export type LiveServer = Server<Incoming, Outgoing, DefaultEventsMap, AtTheEnd>;
export type LiveSocket = Socket<Incoming, Outgoing, DefaultEventsMap, AtTheEnd>;

export function openSockets(
	server: HttpServer,
	refusals: Refusals,
	names: () => readonly string[],
	patience: UnreadPatience = unreadPatience
): LiveServer {
	const io: LiveServer = new Server(server, {
		path: '/live',
		serveClient: false,
		transports: ['websocket', 'polling'],
		perMessageDeflate: false,
		pingInterval: 5_000,
		pingTimeout: 4_000, // whoever does not answer is gone within nine seconds, and is counted no more
		connectTimeout: 10_000,
		maxHttpBufferSize: maxMessage
	});
	const lines = new Set<string>();
	io.engine.use(ownPagesOnly({ lines, names, refusals, pollMs: patience.poll }));
	io.engine.on('connection', (line: EventEmitter & { readonly id: string }) => {
		lines.add(line.id);
		line.on('close', () => lines.delete(line.id));
	});
	// Nobody asks for the first request of a line again. Kept, it would be a third of what a line costs in memory.
	io.engine.on('connection', (line: { request: unknown }) => (line.request = null));
	io.engine.on('connection', (line: LiveSocket['conn']) => dropWhenStalled(line, patience));
	return io;
}

interface Coming {
	readonly lines: ReadonlySet<string>;
	readonly names: () => readonly string[];
	readonly refusals: Refusals;
	readonly pollMs: number;
}

/** Checks each request of a line. engine.io asks `allowRequest` about the first one alone. */
const ownPagesOnly =
	({ lines, names, refusals, pollMs }: Coming) =>
	(request: IncomingMessage, response: ServerResponse, next: (refused?: Error) => void): void => {
		const refused = refusalOf(request, lines, names());
		if (refused?.kind) refusals.count(refused.kind);
		if (request.headers.upgrade !== undefined) return next(refused ? new Error('not a line') : undefined);
		response.setHeader('X-Content-Type-Options', 'nosniff');
		response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
		closeWhenUnread(response, pollMs);
		if (!refused) return next();
		response.writeHead(refused.status, { ...refusing, 'Content-Type': 'application/json; charset=utf-8' });
		response.end(JSON.stringify(refuse(refused.code)));
	};

interface No {
	readonly status: number;
	readonly code: 'not-allowed' | 'bad-command' | 'unknown';
	readonly kind?: RefusalKind;
}
const other: No = { status: 403, code: 'not-allowed', kind: 'foreign-origin' };
const wrong: No = { status: 400, code: 'bad-command' };

/** Asked before engine.io looks at the request, which would refuse in its own words. */
function refusalOf(
	request: IncomingMessage,
	lines: ReadonlySet<string>,
	names: readonly string[]
): No | null {
	if (!isOwnHost(request, names)) return { ...other, status: 421, kind: 'foreign-host' };
	const asked = new URL(request.url ?? '', 'http://any').searchParams;
	// JSONP is made to be read by the pages of other sites.
	if (asked.has('j') || !isOwnOrigin(request, names)) return other;
	const isUpgrade = request.headers.upgrade !== undefined;
	if (asked.get('EIO') !== '4' || asked.get('transport') !== (isUpgrade ? 'websocket' : 'polling'))
		return wrong;
	const line = asked.get('sid');
	if (line !== null && !lines.has(line)) return { status: 404, code: 'unknown' };
	const methods = line === null ? ['GET'] : ['GET', 'POST'];
	return methods.includes(request.method ?? '') ? null : wrong;
}
