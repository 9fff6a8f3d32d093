// The whole server, put together and started: one process, one port, one data folder. It prints nothing and reads
// no environment: that is main.ts, so that a test can start as many as it likes.
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
import { meetingDoor } from './meeting/door.ts';
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
	/** 0 = any free one. */
	readonly port: number;
	/** Closed with the server. */
	readonly store: Store;
	readonly log: Log;
	/** Besides it, where phones are told that there is internet; 80 where it is left out. */
	readonly secondPort?: number;
	/** In place of the laptop's own. */
	readonly clock?: Clock;
	/** A room in which nobody is closes after so long; ten minutes where it is left out. */
	readonly idleMs?: number;
	/** What tells of this machine's network cards; left out: Windows, where this is Windows. */
	readonly cards?: WindowsCards;
	/** The folder of the built surfaces. */
	readonly build?: string;
	/** Told of every answer by http, before it goes out. */
	readonly onAnswer?: OnAnswer;
	/** Development: serves the surfaces in place of the built ones. */
	readonly surfaces?: (server: HttpServer) => Promise<RequestHandler>;
}

export interface RunningServer {
	/** For this machine. */
	readonly url: string;
	readonly port: number;
	/** Exchanged once, at /enter. */
	readonly laptopSecret: string;
	/** The last one, while nobody has used it; else a new one. */
	unusedSecret(): Promise<string>;
	/** Whether this one waits for somebody to use it. */
	isUnused(secret: string): boolean;
	/** What phones are told, once the system has said which network cards it has; null where no phone can come. */
	phones(): Promise<string | null>;
	/** What was found again where the catalogue was lost. */
	readonly recovered: Recovered | null;
	/** The update that this start made, or one before of which the copy is still kept. */
	readonly updated: KeptBefore | null;
	/** Resolves once the folder was given back to the version of before, if ever: then the server is to be closed. */
	readonly wentBack: Promise<void>;
	close(): Promise<void>;
}

/** Rejects with what `listen` said where the port cannot be had. */
export async function serve(options: StartOptions): Promise<RunningServer> {
	const { host, port, store, log, clock = startClock(), idleMs = 10 * minuteMs } = options;
	const { onAnswer = () => undefined } = options;
	let answer: RequestListener = (_request, response) => response.writeHead(503).end();
	// Before the sockets, which then take their own path away from it.
	const server = createServer(patience, (request, response) => answer(request, response));
	const refusals = new Refusals(log);
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
	// Windows may take seconds to answer; whoever asks meanwhile is told the likeliest by names and numbers.
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

/** What a crash, a lost catalogue or the time that went by has left to do, before anybody comes. */
async function completeWhatWasCut(ground: RemovalGround): Promise<Recovered | null> {
	const { store, log, clock } = ground;
	await abandonHalfMade(store, log);
	await settleArrivals(ground);
	const recovered = await recoverCatalogue(store, log, clock());
	await completeRemovals({ store, log });
	await retain(ground);
	return recovered;
}

/** Each is done whatever becomes of those before it. Rejects with what the first of them threw. */
async function inOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
	const failures: unknown[] = [];
	for (const step of steps) await step().catch((error: unknown) => failures.push(error));
	if (failures.length > 0) throw failures[0];
}

function once(close: () => Promise<void>): () => Promise<void> {
	let closing: Promise<void> | undefined;
	return () => (closing ??= close());
}
