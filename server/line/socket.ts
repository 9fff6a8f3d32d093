// Carries two messages: `command` in and `view` out. A socket is let in by its token, or refused by a code. What it sends is parsed once,
// at the door of its kind of stream, and everything behind the door trusts it.
import { isRefusal, refuse, type Refusal } from '#stream/decision.ts';
import type { Answer } from '#stream/rules.ts';
import { inBackground } from '../process/background.ts';
import type { Entrance, Guest, Handshake } from './door.ts';
import type { Channels } from './channels.ts';
import { EnteringLines } from './entering-lines.ts';
import { StreamDamaged } from '../room/folding.ts';
import type { Outward } from '../room/hosted.ts';
import { commandLimits, maxLines, type CommandLimits } from './limits.ts';
import type { LiveServer, LiveSocket } from './live.ts';
import { faultOf, type Log } from '../process/log.ts';
import type { Refusals } from './refusals.ts';

const channel = {
	audience: (boot: string, audience: string) => `${boot}:audience:${audience}`,
	device: (boot: string, device: string) => `${boot}:device:${device}`,
	pass: (pass: string) => `pass:${pass}`,
	all: (boot: string) => boot
};

export function outwardOf(channels: Channels): Outward {
	return {
		linesOf: ({ boot }) => ({
			toAudience: (audience, message) => channels.send(channel.audience(boot, audience), message),
			toDevice: (device, message) => channels.send(channel.device(boot, device), message),
			closeAll: () => {
				// Closed from below, as by a lost network, so that clients come back by themselves.
				for (const { conn } of channels.linesIn(channel.all(boot))) conn.close();
			}
		}),
		revoked: (pass) => {
			for (const line of channels.linesIn(channel.pass(pass))) line.disconnect(true);
		}
	};
}

export interface SocketGround {
	readonly channels: Channels;
	/** One for each kind of stream. */
	readonly entrances: readonly Entrance[];
	readonly log: Log;
	readonly refusals: Refusals;
	/** The name of the pages that are served. Null in development. */
	readonly build: string | null;
}

interface Answering extends Pick<SocketGround, 'channels' | 'log' | 'refusals' | 'build'> {
	readonly limits: CommandLimits;
}

export function serveSockets(io: LiveServer, ground: SocketGround): void {
	const limits = commandLimits();
	const entering = new EnteringLines();
	io.use((socket, next) => {
		const { conn: line } = socket;
		if (!entering.begin(line)) {
			// It asks again before it was answered, which no client of ours does.
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
				if (!(error instanceof StreamDamaged)) ground.log.error(faultOf(error), 'not-entered');
				refused(refuse(error instanceof StreamDamaged ? 'damaged' : 'not-saved'));
			}
		);
	});
	io.on('connection', (socket) => {
		welcome(socket, { ...ground, limits });
		entering.end(socket.conn);
	});
}

const connectError = (refusal: Refusal): Error =>
	Object.assign(new Error(refusal.refused), { data: refusal });

async function enter(
	socket: LiveSocket,
	entering: EnteringLines,
	{ entrances }: SocketGround
): Promise<Refusal | null> {
	const handshake: Handshake = socket.handshake.auth;
	const asked = entrances.find(({ kind }) => handshake[kind] !== undefined);
	if (!asked) return refuse('bad-command');
	const guest = await asked.enter(handshake);
	if (isRefusal(guest)) return guest;
	if (guest.lines() + entering.of(guest.device) >= maxLines) return refuse('too-fast');
	entering.hold(socket.conn, guest.device);
	socket.data.guest = guest;
	return null;
}

/** Whatever throws here closes this room alone, because nobody above would catch it. */
function welcome(socket: LiveSocket, ground: Answering): void {
	const { guest } = socket.data;
	// Its room fell or was emptied since the line was let in, and whoever let everybody go did not see this line.
	if (guest.room.closed) return socket.conn.close();
	try {
		letIn(socket, guest, ground);
	} catch (error) {
		guest.room.fall(error);
	}
}

function letIn(socket: LiveSocket, guest: Guest, ground: Answering): void {
	const { device, pass, audience, hasOwn, room } = guest;
	const { channels } = ground;
	if (!guest.isStillAdmitted()) return void socket.disconnect(true);
	if (room.closed) return socket.conn.close();
	// This comes first, because what follows may already end the line.
	socket.on('disconnect', () => {
		channels.leave(socket);
		leave(guest, socket.id);
	});
	socket.on('command', (envelope, answer) =>
		inBackground(answerTo(guest, ground, envelope, answer), (error) =>
			ground.log.error(faultOf(error), 'not-answered')
		)
	);
	channels.join(socket, channel.all(room.boot), ...(pass === null ? [] : [channel.pass(pass)]));
	const first = guest.enter(socket.id);
	socket.emit('view', ground.build === null ? first : { ...first, build: ground.build });
	if (!socket.connected) return;
	channels.join(socket, channel.audience(room.boot, audience));
	if (hasOwn) channels.join(socket, channel.device(room.boot, device));
}

function leave(guest: Guest, line: string): void {
	try {
		guest.leave(line);
	} catch (error) {
		guest.room.fall(error);
	}
}

/** Answers while the room is open, and never twice. A client that asked for no answer gets none. */
async function answerTo(
	guest: Guest,
	{ limits, log, refusals }: Answering,
	envelope: unknown,
	answer: unknown
): Promise<void> {
	const tell = (said: Answer | null) => {
		if (said && isRefusal(said)) refusals.countCode(said.refused);
		if (said && typeof answer === 'function') answer(said);
	};
	try {
		tell(await guest.take(envelope, limits));
	} catch (error) {
		log.error(faultOf(error), 'not-taken');
		tell(refuse('not-saved'));
	}
}
