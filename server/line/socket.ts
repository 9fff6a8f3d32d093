// The line to phones, laptops and screens: two messages, `command` in and `view` out. A socket is let in by its
// token or refused by a code; what it sends is parsed once, here, and everything behind trusts it.
import * as v from 'valibot';
import { envelopeSchema } from '#meeting/command.ts';
import { isRefusal, refuse, type Refusal } from '#meeting/frame.ts';
import { admit, isStillAdmitted } from '../entry/access.ts';
import type { Answer } from '../room/answers.ts';
import { inBackground } from '../process/background.ts';
import { EnteringLines } from './entering-lines.ts';
import { MeetingDamaged } from '../room/folding.ts';
import type { Hosted, Outward } from '../room/hosted.ts';
import { token } from '#api/entering.ts';
import { commandLimits, maxSockets, type CommandLimits } from './limits.ts';
import type { LiveServer, LiveSocket, Place } from './live.ts';
import { faultOf, type Log } from '../process/log.ts';
import { audienceOf } from '../room/connections.ts';
import type { Refusals } from './refusals.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { blinded } from '../entry/slips.ts';
import type { Catalogue } from '../store/catalogue-data.ts';

const authSchema = v.object({
	meeting: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,32}$/)),
	token,
	role: v.picklist(['resident', 'screen', 'scribe', 'facilitator']),
	have: v.optional(v.object({ boot: v.string(), journal: v.number(), presence: v.number() }))
});

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
	readonly refusals: Refusals;
}

interface Taking {
	readonly limits: CommandLimits;
	readonly log: Log;
	readonly refusals: Refusals;
}

export function serveSockets(io: LiveServer, ground: SocketGround): void {
	const limits = commandLimits();
	const entering = new EnteringLines();
	io.use((socket, next) => {
		const { conn: line } = socket;
		if (!entering.begin(line)) {
			// It asks again before it was answered: no client does that.
			line.close(true);
			return next(connectError(refuse('bad-command')));
		}
		const refused = (refusal: Refusal): void => {
			entering.end(line);
			ground.refusals.countCode(refusal.refused);
			next(connectError(refusal));
		};
		enter(socket, entering, ground).then(
			(refusal) => (refusal ? refused(refusal) : next()),
			(error: unknown) => {
				if (!(error instanceof MeetingDamaged)) ground.log.error(faultOf(error), 'not-entered');
				refused(refuse(error instanceof MeetingDamaged ? 'damaged' : 'not-saved'));
			}
		);
	});
	io.on('connection', (socket) => {
		welcome(socket, { limits, log: ground.log, refusals: ground.refusals });
		entering.end(socket.conn);
	});
}

const connectError = (refusal: Refusal): Error =>
	Object.assign(new Error(refusal.refused), { data: refusal });

async function enter(
	socket: LiveSocket,
	entering: EnteringLines,
	{ rooms, catalogue }: SocketGround
): Promise<Refusal | null> {
	const auth = v.safeParse(authSchema, socket.handshake.auth);
	if (!auth.success) return refuse('bad-command');
	const row = rooms.row(auth.output.meeting);
	if (!row) return refuse('unknown');
	const hosted = await rooms.open(row);
	const admission = admit(catalogue(), hosted.room.meeting, auth.output.token, auth.output.role);
	if (isRefusal(admission)) return admission;
	const { device } = admission;
	if (hosted.broadcast.presence.socketsOf(device) + entering.of(device) >= maxSockets)
		return refuse('too-fast');
	entering.hold(socket.conn, device);
	Object.assign(socket.data, { catalogue, hosted, admission, have: auth.output.have } satisfies Place);
	return null;
}

/** What throws here closes this room alone: nobody above it would catch it. */
function welcome(socket: LiveSocket, ground: Taking): void {
	const { room } = socket.data.hosted;
	// It fell or was emptied since the line was let in: whoever was to let everybody go did not see this one.
	if (room.closed) return socket.conn.close();
	try {
		settle(socket, ground);
	} catch (error) {
		room.fall(error);
	}
}

function settle(socket: LiveSocket, ground: Taking): void {
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
	const join = (...channels: string[]): void =>
		inBackground(Promise.resolve(socket.join(channels)), (error) => room.fall(error));
	// First of all: what follows may already end the line.
	socket.on('disconnect', () => leave(hosted, socket.id));
	socket.on('command', (envelope, answer) =>
		inBackground(take(socket.data, ground, envelope, answer), (error) =>
			ground.log.error(faultOf(error), 'not-answered')
		)
	);
	join(channel.all(room), ...given);
	broadcast.enter(socket.id, { role, device });
	socket.emit('view', broadcast.welcome(audience, isFirst, have, role === 'resident' ? device : null));
	if (!socket.connected) return;
	join(channel.audience(room, audience));
	if (role === 'resident') join(channel.device(room, device));
}

function leave({ room, broadcast }: Hosted, socket: string): void {
	try {
		broadcast.leave(socket);
	} catch (error) {
		room.fall(error);
	}
}

/** Answers while its room is open, and never twice; a client that asked for no answer gets none. */
async function take(
	place: Place,
	{ limits, log, refusals }: Taking,
	envelope: unknown,
	answer: unknown
): Promise<void> {
	const tell = (said: Answer | null) => {
		if (said && isRefusal(said)) refusals.countCode(said.refused);
		if (said && typeof answer === 'function') answer(said);
	};
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
): Promise<Answer | null> {
	const { role, device } = admission;
	const isWithin = await (role === 'resident' ? limits.resident : limits.staff)(device);
	if (!isWithin) return refuse('too-fast');
	const parsed = v.safeParse(envelopeSchema, envelope);
	if (!parsed.success) return refuse('bad-command');
	const { id, command } = parsed.output;
	const { room } = hosted;
	// Its line is about to be closed: the client comes back and sends it again, to the next room.
	if (room.closed) return null;
	const known = blinded(command, room.meeting.about.salt);
	const budget = role === 'resident' ? limits.writing.of(room.id, device, command.type) : null;
	const answer = await room.submit({ role, device }, id, known, {
		objection: (meeting) => {
			if (!isStillAdmitted(admission, catalogue(), meeting)) return 'link-revoked';
			return budget?.isSpent ? 'too-fast' : null;
		},
		accepted: () => budget?.spend()
	});
	if (isRefusal(answer)) budget?.giveBack();
	return answer;
}
