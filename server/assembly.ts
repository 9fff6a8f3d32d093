// The parts of one server, made and joined. Nothing runs yet: it listens to nobody, and has touched no file.
import type { RequestListener, Server as HttpServer } from 'node:http';
import type { RequestHandler } from 'express';
import { Writer } from './documents/writer.ts';
import { Hall } from './hall/hall.ts';
import { Internet } from './hall/internet.ts';
import type { WindowsCards } from './hall/windows-cards.ts';
import type { OnAnswer } from './http/handlers.ts';
import { minuteMs } from './keeping/chores.ts';
import { DateWatch } from './keeping/date-watch.ts';
import type { RemovalGround } from './keeping/removal.ts';
import { Channels } from './line/channels.ts';
import { patience } from './line/limits.ts';
import { openSockets, type LiveServer } from './line/live.ts';
import { Refusals } from './line/refusals.ts';
import { outwardOf } from './line/socket.ts';
import { countedRefusals } from './meeting/door.ts';
import { MeetingRooms } from './meeting/rooms.ts';
import { startClock, type Clock } from './process/clock.ts';
import { createServer } from './process/http.ts';
import { hallOfRehearsal } from './rehearsal/order.ts';
import { hasOpenDoors } from './rehearsal/rehearsal-routes.ts';
import { Rehearsal } from './rehearsal/rehearsal.ts';
import { portOf } from './process/listening.ts';
import type { Log } from './process/log.ts';
import type { Store } from './store/store.ts';

export interface StartOptions {
	readonly host: string;
	/** 0: any free port. */
	readonly port: number;
	/** Closed with the server. */
	readonly store: Store;
	readonly log: Log;
	/** The second port, which is open while phones are told that there is internet. If it is left out: 80. */
	readonly secondPort?: number;
	/** In place of the laptop's clock. */
	readonly clock?: Clock;
	/** An empty room closes after this time. If it is left out: ten minutes. */
	readonly idleMs?: number;
	/** Tells which network cards this machine has. If it is left out: Windows is asked, on Windows. */
	readonly cards?: WindowsCards;
	/** What every page is marked with: that nothing here is real. */
	readonly mark?: string;
	/** The folder of the built surfaces. */
	readonly build?: string;
	/** Gets every answer by http before it goes out. */
	readonly onAnswer?: OnAnswer;
	/** In development: serves the surfaces in place of the built ones. */
	readonly surfaces?: (server: HttpServer) => Promise<RequestHandler>;
}

export interface Parts extends RemovalGround {
	readonly server: HttpServer;
	/** From now on requests are answered so. Until then the server says that it is not ready. */
	readonly answerBy: (listener: RequestListener) => void;
	readonly io: LiveServer;
	readonly channels: Channels;
	readonly refusals: Refusals;
	readonly hall: Hall;
	readonly internet: Internet;
	readonly rehearsal: Rehearsal;
	readonly idleMs: number;
}

export function assembled(options: StartOptions): Parts {
	const { store, log, clock = startClock(), idleMs = 10 * minuteMs } = options;
	// The server comes before the sockets, which then take their own path.
	const { server, answerBy } = unreadyServer();
	const refusals = new Refusals(log, countedRefusals);
	const { hall, internet } = network(options, server, () => rooms.changed());
	const io = openSockets(server, refusals, internet.names);
	const channels = new Channels();
	const outward = outwardOf(channels);
	const rooms = new MeetingRooms({ store, clock, log, hall, internet: internet.view, outward, idleMs });
	const [writer, date] = [new Writer({ log }), new DateWatch(store, clock)];
	const ground = { store, rooms, clock, log, date, writer };
	const rehearsal = new Rehearsal({
		log,
		host: options.host,
		port: () => portOf(server),
		hall: () => hallOfRehearsal(hall, store.catalogue.data.settings.wifi),
		hasOpenDoors: () => hasOpenDoors(rooms)
	});
	return { ...ground, rehearsal, server, answerBy, io, channels, refusals, hall, internet, idleMs };
}

function unreadyServer(): Pick<Parts, 'server' | 'answerBy'> {
	let answer: RequestListener = (_request, response) => response.writeHead(503).end();
	const server = createServer(patience, (request, response) => answer(request, response));
	return { server, answerBy: (listener) => void (answer = listener) };
}

function network(
	{ host, store: { catalogue }, cards, secondPort = 80 }: StartOptions,
	server: HttpServer,
	changed: () => void
): Pick<Parts, 'hall' | 'internet'> {
	const own = (): number => portOf(server);
	const hall = new Hall(catalogue, () => ({ host, port: own() }), cards);
	return { hall, internet: new Internet({ server, host, port: secondPort, own, catalogue, changed }) };
}
