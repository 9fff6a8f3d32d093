// The line to phones, laptops and screens: two messages, `command` in and `view` out. A socket is let in by its
// token or refused by a code; what it sends is parsed once, here, and everything behind trusts it.
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import * as v from 'valibot';
import { envelopeSchema } from '#meeting/command.ts';
import { isRefusal, refuse, type Refusal } from '#meeting/frame.ts';
import type { Version } from '#meeting/view-types.ts';
import { admit, isStillAdmitted, type Admission } from './access.ts';
import type { Answer } from './answers.ts';
import type { ViewMessage } from './broadcast.ts';
import { MeetingDamaged } from './folding.ts';
import { isOwnOrigin } from './hosts.ts';
import { tokenSchema } from './identity.ts';
import { commandLimits, maxMessage, maxSockets, type CommandLimits } from './limits.ts';
import { faultOf, type Log } from './log.ts';
import { audienceOf } from './presence.ts';
import type { Room } from './room.ts';
import type { Hosted, Outward, Rooms } from './rooms.ts';
import { blinded } from './slips.ts';
import { dropWhenStalled } from './stalled.ts';
import type { Catalogue } from './store/catalogue-data.ts';

type Incoming = { command: (envelope: unknown, answer: unknown) => void };
type Outgoing = { view: (message: ViewMessage) => void };
interface Place {
	catalogue: () => Catalogue;
	hosted: Hosted;
	admission: Admission;
	have: Version | undefined;
}
type LiveServer = Server<Incoming, Outgoing, DefaultEventsMap, Place>;
type LiveSocket = Socket<Incoming, Outgoing, DefaultEventsMap, Place>;

const authSchema = v.object({
	meeting: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,32}$/)),
	token: tokenSchema,
	role: v.picklist(['resident', 'screen', 'scribe', 'facilitator']),
	have: v.optional(v.object({ boot: v.string(), journal: v.number(), presence: v.number() }))
});

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
	return io;
}

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
	}
	next();
}

const channel = {
	audience: (room: Room, audience: string) => `${room.boot}:${audience}`,
	device: (room: Room, device: string) => `${room.boot}:device:${device}`,
	link: (room: Room, link: string) => `${room.boot}:link:${link}`,
	key: (key: string) => `key:${key}`,
	all: (room: Room) => room.boot
};

export function outwardOf(io: LiveServer): Outward {
	return {
		toAudience: (room, audience, message) => io.to(channel.audience(room, audience)).emit('view', message),
		toDevice: (room, device, message) => io.to(channel.device(room, device)).emit('view', message),
		revoked: (room, link) => io.in(channel.link(room, link)).disconnectSockets(true),
		keyRevoked: (key) => io.in(channel.key(key)).disconnectSockets(true),
		fallen: (room) => {
			// Closed from below, as by a lost network, so that clients come back by themselves.
			const sockets = io.sockets.adapter.rooms.get(channel.all(room)) ?? [];
			for (const id of [...sockets]) io.sockets.sockets.get(id)?.conn.close();
		}
	};
}

export interface SocketGround {
	readonly rooms: Rooms;
	readonly catalogue: () => Catalogue;
	readonly log: Log;
}

export function serveSockets(io: LiveServer, ground: SocketGround): void {
	const limits = commandLimits();
	io.use((socket, next) => {
		enter(socket, ground).then(
			(refusal) => next(refusal ? connectError(refusal) : undefined),
			(error: unknown) => {
				if (!(error instanceof MeetingDamaged)) ground.log.error(faultOf(error), 'not-entered');
				next(connectError(refuse(error instanceof MeetingDamaged ? 'damaged' : 'not-saved')));
			}
		);
	});
	io.on('connection', (socket) => welcome(socket, limits, ground.log));
}

const connectError = (refusal: Refusal): Error =>
	Object.assign(new Error(refusal.refused), { data: refusal });

async function enter(socket: LiveSocket, { rooms, catalogue }: SocketGround): Promise<Refusal | null> {
	const auth = v.safeParse(authSchema, socket.handshake.auth);
	if (!auth.success) return refuse('bad-command');
	const row = rooms.row(auth.output.meeting);
	if (!row) return refuse('unknown');
	const hosted = await rooms.open(row);
	const admission = admit(catalogue(), hosted.room.meeting, auth.output.token, auth.output.role);
	if (isRefusal(admission)) return admission;
	if (hosted.broadcast.presence.socketsOf(admission.device) >= maxSockets) return refuse('too-fast');
	Object.assign(socket.data, { catalogue, hosted, admission, have: auth.output.have } satisfies Place);
	return null;
}

function welcome(socket: LiveSocket, limits: CommandLimits, log: Log): void {
	const { catalogue, hosted, admission, have } = socket.data;
	const { room, broadcast } = hosted;
	const { role, device, link, key } = admission;
	if (!isStillAdmitted(admission, catalogue(), room.meeting)) return void socket.disconnect(true);
	if (room.closed) return socket.conn.close();
	const audience = audienceOf(role);
	const isFirst = !broadcast.presence.has(audience);
	const given = [
		...(link === null ? [] : [channel.link(room, link)]),
		...(key === null ? [] : [channel.key(key)])
	];
	void socket.join([channel.all(room), ...given]);
	try {
		broadcast.enter(socket.id, { role, device });
		socket.emit('view', broadcast.welcome(audience, isFirst, have, role === 'resident' ? device : null));
		void socket.join(channel.audience(room, audience));
		if (role === 'resident') void socket.join(channel.device(room, device));
	} catch (error) {
		room.fall(error);
	}
	dropWhenStalled(socket.conn);
	socket.on('command', (envelope, answer) => void take(socket.data, limits, envelope, answer, log));
	socket.on('disconnect', () => leave(hosted, socket.id));
}

function leave({ room, broadcast }: Hosted, socket: string): void {
	try {
		broadcast.leave(socket);
	} catch (error) {
		room.fall(error);
	}
}

/** Answers always, and never twice; a client that asked for no answer gets none. */
async function take(
	place: Place,
	limits: CommandLimits,
	envelope: unknown,
	answer: unknown,
	log: Log
): Promise<void> {
	const tell = (said: Answer) => void (typeof answer === 'function' && answer(said));
	try {
		tell(await decide(place, limits, envelope));
	} catch (error) {
		log.error(faultOf(error), 'not-taken');
		tell(refuse('not-saved'));
	}
}

async function decide(
	{ catalogue, hosted, admission }: Place,
	limits: CommandLimits,
	envelope: unknown
): Promise<Answer> {
	const { role, device } = admission;
	const isWithin = await (role === 'resident' ? limits.resident : limits.staff)(device);
	if (!isWithin) return refuse('too-fast');
	const parsed = v.safeParse(envelopeSchema, envelope);
	if (!parsed.success) return refuse('bad-command');
	const { id, command } = parsed.output;
	const { room } = hosted;
	const known = blinded(command, room.meeting.about.salt);
	return room.submit({ role, device }, id, known, (meeting) =>
		isStillAdmitted(admission, catalogue(), meeting)
	);
}
