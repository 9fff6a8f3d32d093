// The wire alone: a Socket.IO server that sends and answers as a test tells it to. It knows no meeting.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { RefusalCode } from '#meeting/frame.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import { mineOf } from '#meeting/mine.ts';
import type { Mine, RoomView } from '#meeting/view-types.ts';
import type { Version } from '#stream/version.ts';
import type { Answer, Auth, Envelope, ViewMessage } from '#live/wire.ts';

export const version = (journal: number): Version => ({ boot: 'boot', journal, presence: 0 });

export interface RoomServer {
	readonly url: string;
	/** The auth of each connection. */
	readonly auths: Auth[];
	/** The commands that came in, also those that were sent again. */
	readonly commands: Envelope[];
	/** The first message to a connection. Null: none. */
	greet: (auth: Auth) => ViewMessage<RoomView> | null;
	/** Null: no answer. */
	answer: (envelope: Envelope) => Answer | null;
	refusing: RefusalCode | null;
	say(message: ViewMessage<RoomView>): void;
	/** Cuts every line, as a lost network does. */
	cut(): void;
	stop(): Promise<void>;
}

export async function startRoomServer(port = 0): Promise<RoomServer> {
	const http = createServer();
	const io = new Server(http, { path: '/live', cors: { origin: '*' } });
	await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
	const server: RoomServer = {
		url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		auths: [],
		commands: [],
		greet: () => null,
		answer: () => ({ version: 1 }),
		refusing: null,
		say: (message) => io.emit('view', message),
		cut: () => io.sockets.sockets.forEach((socket) => socket.conn.close()),
		stop: () => io.close()
	};
	io.use((socket, next) => {
		server.auths.push(socket.handshake.auth as Auth);
		const { refusing } = server;
		next(refusing ? Object.assign(new Error(refusing), { data: { refused: refusing } }) : undefined);
	});
	io.on('connection', (socket) => attend(server, socket));
	return server;
}

function attend(server: RoomServer, socket: Socket): void {
	const greeting = server.greet(socket.handshake.auth as Auth);
	if (greeting) socket.emit('view', greeting);
	socket.on('command', (envelope: Envelope, ack: (answer: Answer) => void) => {
		server.commands.push(envelope);
		const answer = server.answer(envelope);
		if (answer) ack(answer);
	});
}

/** What a device without a seat has of its own. */
export const nobody: Mine = mineOf(emptyMeeting, {}, 'nobody', null);

export const room: RoomView = {
	meeting: {
		id: 'meeting-one',
		title: 'Les ascenseurs',
		tableName: 'Table des Rosiers',
		place: '',
		date: '',
		convener: '',
		purpose: '',
		phase: 'open',
		openedAt: 1,
		closedAt: null,
		offRecord: null,
		takeBackUntil: null,
		zone: null,
		next: { date: '', time: '', place: '' },
		minutes: '/minutes/AAAAAAAA',
		minutesState: 'draft',
		versions: [],
		namesKeptDays: 30
	},
	stage: { kind: 'welcome' },
	people: { present: 3, counted: false, heard: 0, lit: null },
	agenda: [],
	floor: null,
	queue: { open: true, rule: 'list', round: false, roundId: null, undoUntil: null, endUndo: null },
	turns: [],
	vote: null,
	wall: null,
	ideas: [],
	groups: [],
	entries: []
};
