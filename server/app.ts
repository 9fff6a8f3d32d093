// Puts the whole server together and starts it: one process, one port, one data folder. It prints nothing and reads no environment.
// main.ts does that, so that a test can start as many servers as it likes.
import type { RequestListener, Server as HttpServer } from 'node:http';
import type { RequestHandler } from 'express';
import type { Recovered } from '#api/listing.ts';
import { answering } from './http/answering.ts';
import type { OnAnswer } from './http/handlers.ts';
import type { WebGround } from './http/web.ts';
import { inBackground } from './process/background.ts';
import { minuteMs, startChores } from './keeping/chores.ts';
import { startClock, type Clock } from './process/clock.ts';
import { DateWatch } from './keeping/date-watch.ts';
import { Hall } from './hall/hall.ts';
import { Internet } from './hall/internet.ts';
import { entrance } from './line/door.ts';
import { patience } from './line/limits.ts';
import { countedRefusals, meetingDoor } from './meeting/door.ts';
import { Writer } from './documents/writer.ts';
import { isUnused, makeKey } from './entry/keys.ts';
import { createServer } from './process/http.ts';
import { closeLines, listen, portOf } from './process/listening.ts';
import { faultOf, type Log } from './process/log.ts';
import { abandonHalfMade } from './keeping/making.ts';
import { settleArrivals } from './moving/importing.ts';
import { Pages } from './http/pages.ts';
import { pages } from './process/places.ts';
import { recoverCatalogue } from './keeping/recovering.ts';
import { completeRemovals, type RemovalGround } from './keeping/removal.ts';
import { Refusals } from './line/refusals.ts';
import { retain } from './keeping/retention.ts';
import { MeetingRooms } from './meeting/rooms.ts';
import { Channels } from './line/channels.ts';
import { openSockets } from './line/live.ts';
import { outwardOf, serveSockets } from './line/socket.ts';
import type { KeptBefore } from './store/kept.ts';
import type { Store } from './store/store.ts';
import type { WindowsCards } from './hall/windows-cards.ts';

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
	/** The folder of the built surfaces. */
	readonly build?: string;
	/** Gets every answer by http before it goes out. */
	readonly onAnswer?: OnAnswer;
	/** In development: serves the surfaces in place of the built ones. */
	readonly surfaces?: (server: HttpServer) => Promise<RequestHandler>;
}

export interface RunningServer {
	/** The address for this machine. */
	readonly url: string;
	readonly port: number;
	/** The secret of the laptop's link, which /enter exchanges once. */
	readonly laptopSecret: string;
	/** The last secret, as long as nobody has used it, else a new one. */
	unusedSecret(): Promise<string>;
	/** Whether nobody has used this secret yet. */
	isUnused(secret: string): boolean;
	/** The address for phones, once the system has said which network cards it has. Null: no phone can come. */
	phones(): Promise<string | null>;
	/** What this start found again, because the catalogue was lost. */
	readonly recovered: Recovered | null;
	/** The update that this start made, or an earlier one whose copy is still kept. */
	readonly updated: KeptBefore | null;
	/** Resolves once the folder was given back to the former version, if ever. The server must then be closed. */
	readonly wentBack: Promise<void>;
	close(): Promise<void>;
}

/** Rejects with the error of `listen` if the port cannot be had. */
export async function serve(options: StartOptions): Promise<RunningServer> {
	const { host, port, store, log, clock = startClock(), idleMs = 10 * minuteMs } = options;
	const { onAnswer = () => undefined } = options;
	let answer: RequestListener = (_request, response) => response.writeHead(503).end();
	// This comes before the sockets, which then take their own path.
	const server = createServer(patience, (request, response) => answer(request, response));
	const refusals = new Refusals(log, countedRefusals);
	const hall = new Hall(store.catalogue, () => ({ host, port: portOf(server) }), options.cards);
	const internet = new Internet({
		server,
		host,
		port: options.secondPort ?? 80,
		own: () => portOf(server),
		catalogue: store.catalogue,
		changed: () => rooms.changed()
	});
	const io = openSockets(server, refusals, internet.names);
	const channels = new Channels();
	const rooms = new MeetingRooms({
		store,
		clock,
		log,
		hall,
		internet: internet.view,
		outward: outwardOf(channels),
		idleMs
	});
	const writer = new Writer({ log });
	let wentBack = (): void => undefined;
	const back = new Promise<void>((resolve) => (wentBack = resolve));
	const date = new DateWatch(store, clock);
	const ground = { store, rooms, date, hall, internet, clock, log, writer, refusals, wentBack };
	const found: { recovered?: Recovered } = {};
	answer = answering({ ...ground, found, onAnswer }, await shown(options, server));
	// The kinds of stream: the rooms of each, and the way in to them.
	const kinds = [{ rooms, entrance: entrance(meetingDoor(rooms, () => store.catalogue.data)) }];
	serveSockets(io, { entrances: kinds.map((each) => each.entrance), channels, log, refusals });
	const recovered = await completeWhatWasCut(ground);
	if (recovered) found.recovered = recovered;
	await listen(server, host, port, log).catch(async (error: unknown) => {
		await writer.close();
		throw error;
	});
	// Windows may take seconds to answer. Meanwhile names and numbers decide which address is the likeliest.
	const looked = hall.looked().then(() => rooms.changed());
	inBackground(looked, (error) => log.error(faultOf(error), 'cards-not-known'));
	await internet.follow();
	const laptopSecret = await makeKey(store.catalogue, 'laptop', clock());
	let unused = laptopSecret;
	rooms.markUnknown();
	const roomsOfEach = kinds.map((each) => each.rooms);
	const stopChores = startChores({ ...ground, roomsOfEach, sweepMs: Math.min(idleMs, minuteMs) });
	return {
		url: hall.localOrigin(),
		port: portOf(server),
		laptopSecret,
		unusedSecret: async () => {
			if (!isUnused(store.catalogue.data, unused)) unused = await makeKey(store.catalogue, 'laptop', clock());
			return unused;
		},
		isUnused: (secret) => isUnused(store.catalogue.data, secret),
		phones: async () => {
			await looked;
			return hall.address();
		},
		recovered,
		updated: store.kept.before,
		wentBack: back,
		close: once(async () => {
			stopChores();
			internet.close();
			await inOrder([
				...roomsOfEach.map((each) => () => each.close()),
				() => writer.close(),
				() => closeLines(io, server),
				() => {
					refusals.end(); // before the log goes, with the store
					return store.close();
				}
			]);
		})
	};
}

/** The built surfaces, or those of development. */
const shown = async (
	{ build = pages, surfaces }: StartOptions,
	server: HttpServer
): Promise<WebGround['surfaces']> => (surfaces ? surfaces(server) : { build, pages: new Pages(build) });

/** The work that a crash, a lost catalogue or the passing of time has left, done before anybody comes. */
async function completeWhatWasCut(ground: RemovalGround): Promise<Recovered | null> {
	const { store, log, clock } = ground;
	await abandonHalfMade(store, log);
	await settleArrivals(ground);
	const recovered = await recoverCatalogue(store, log, clock());
	await completeRemovals({ store, log });
	await retain(ground);
	return recovered;
}

/** Closes each, even if one before it failed. Rejects with the first error. */
async function inOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
	const failures: unknown[] = [];
	for (const step of steps) await step().catch((error: unknown) => failures.push(error));
	if (failures.length > 0) throw failures[0];
}

function once(close: () => Promise<void>): () => Promise<void> {
	let closing: Promise<void> | undefined;
	return () => (closing ??= close());
}
