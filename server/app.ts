// The whole server, put together and started: one process, one port, one data folder. It prints nothing and reads
// no environment: that is main.ts, so that a test can start as many as it likes.
import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { resolve } from 'node:path';
import { Router, type RequestHandler } from 'express';
import { api, Asking } from './api.ts';
import { inBackground } from './background.ts';
import { startClock, type Clock } from './clock.ts';
import { doors } from './doors.ts';
import { Hall } from './hall.ts';
import { patience } from './limits.ts';
import { documentsRouter, type FindMeeting } from './documents/router.ts';
import { Shelf } from './documents/shelf.ts';
import { Writer } from './documents/writer.ts';
import { makeKey } from './keys.ts';
import { faultOf, type Log } from './log.ts';
import { abandonHalfMade } from './making.ts';
import { Pages } from './pages.ts';
import { keeping } from './keeping.ts';
import { published } from './published.ts';
import { recoverCatalogue, type Recovered } from './recovering.ts';
import { completeRemovals, type RemovalGround } from './removal.ts';
import { retain } from './retention.ts';
import { Rooms } from './rooms.ts';
import { settings } from './settings.ts';
import { slips } from './slips.ts';
import { openSockets } from './live.ts';
import { outwardOf, serveSockets } from './socket.ts';
import type { Store } from './store/store.ts';
import { tables } from './tables.ts';
import { web, type WebGround } from './web.ts';
import { whatIsLeft } from './what-is-left.ts';

export interface StartOptions {
	readonly host: string;
	/** 0 = any free one. */
	readonly port: number;
	/** Closed with the server. */
	readonly store: Store;
	readonly log: Log;
	/** In place of the laptop's own. */
	readonly clock?: Clock;
	/** A room in which nobody is closes after so long; ten minutes where it is left out. */
	readonly idleMs?: number;
	/** The folder of the built surfaces. */
	readonly build?: string;
	/** Development: serves the surfaces in place of the built ones. */
	readonly surfaces?: (server: HttpServer) => Promise<RequestHandler>;
}

export interface RunningServer {
	/** For this machine. */
	readonly url: string;
	readonly port: number;
	/** Exchanged once, at /enter. */
	readonly laptopSecret: string;
	/** What phones are told; null where no phone can come. */
	readonly phones: string | null;
	/** What was found again where the catalogue was lost. */
	readonly recovered: Recovered | null;
	close(): Promise<void>;
}

const builtHere = resolve(import.meta.dirname, '../build');
const hourMs = 60 * 60 * 1000;
const addressesMs = 5000;
const minuteMs = 60 * 1000;

/** Rejects with what `listen` said where the port cannot be had. */
export async function serve({
	host,
	port,
	store,
	log,
	build = builtHere,
	clock = startClock(),
	idleMs = 10 * minuteMs,
	surfaces
}: StartOptions): Promise<RunningServer> {
	let answer: RequestListener = (_request, response) => response.writeHead(503).end();
	// Before the sockets, which then take their own path away from it.
	const server = createServer(patience, (request, response) => answer(request, response));
	const hall = new Hall(store.catalogue, () => ({ host, port: portOf(server) }));
	const io = openSockets(server);
	const rooms = new Rooms({ store, clock, log, hall, outward: outwardOf(io), idleMs });
	const writer = new Writer({ log });
	const asking = new Asking(store.catalogue, rooms);
	const { catalogue } = store;
	const told: { recovered?: Recovered } = {};
	const routers = [
		doors({ catalogue, rooms, clock }),
		tables({ catalogue, rooms, hall, asking, clock, told }),
		settings(catalogue, hall, rooms, asking),
		slips(hall, asking),
		keeping({ store, rooms, clock, log, writer }, asking),
		whatIsLeft({ store, rooms, log }, asking)
	];
	const shown: WebGround['surfaces'] = surfaces ? await surfaces(server) : { build, pages: new Pages(build) };
	const documents = documentsRouter((key) => found(rooms, key), new Shelf(writer, clock));
	const written = Router().use(published(store, rooms, log), documents);
	answer = web({
		api: api(routers, log),
		documents: written,
		surfaces: shown,
		address: () => hall.address(),
		log
	});
	serveSockets(io, { rooms, catalogue: () => catalogue.data, log });
	const recovered = await recoverCatalogue(store, log);
	if (recovered) told.recovered = recovered;
	await completeRemovals({ store, log });
	await abandonHalfMade(store, log);
	await retain({ store, rooms, clock, log, writer });
	await listen(server, host, port, log).catch(async (error: unknown) => {
		await writer.close();
		throw error;
	});
	const laptopSecret = await makeKey(catalogue, 'laptop', clock());
	const stopChores = startChores({
		store,
		rooms,
		hall,
		clock,
		log,
		writer,
		sweepMs: Math.min(idleMs, minuteMs)
	});
	return {
		url: hall.localOrigin(),
		port: portOf(server),
		laptopSecret,
		phones: hall.address(),
		recovered,
		close: once(async () => {
			stopChores();
			await inOrder([
				() => rooms.close(),
				() => writer.close(),
				() => closeLines(io, server),
				() => store.close()
			]);
		})
	};
}

/** The meeting of a key, as far as it can be read. */
async function found(rooms: Rooms, key: string): ReturnType<FindMeeting> {
	const row = rooms.row(key);
	return row?.key === key ? rooms.look(row) : null;
}

interface Chores extends RemovalGround {
	readonly hall: Hall;
	readonly sweepMs: number;
}

/** What is done by the hour or as the network changes. Resolves nothing, and never throws. */
function startChores({ hall, sweepMs, ...ground }: Chores): () => void {
	const { rooms, log } = ground;
	const failed = (error: unknown): void => log.error(faultOf(error), 'chore-threw');
	const hourly = setInterval(() => inBackground(retain(ground), failed), hourMs);
	let known = hall.addresses().join();
	const look = (): void => {
		const now = hall.addresses().join();
		if (now !== known) rooms.changed();
		known = now;
	};
	const network = setInterval(() => {
		try {
			look();
		} catch (error) {
			failed(error); // the machine may refuse to name its cards
		}
	}, addressesMs);
	const sweeping = setInterval(() => inBackground(rooms.sweep(), failed), sweepMs);
	return () => {
		clearInterval(hourly);
		clearInterval(sweeping);
		clearInterval(network);
	};
}

/** Each is done whatever becomes of those before it. Rejects with what the first of them threw. */
async function inOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
	const failures: unknown[] = [];
	for (const step of steps) await step().catch((error: unknown) => failures.push(error));
	if (failures.length > 0) throw failures[0];
}

const lingerMs = 1000;

/** Requests that do not end are ended. */
async function closeLines(io: { close: () => Promise<void> }, server: HttpServer): Promise<void> {
	const impatience = setTimeout(() => server.closeAllConnections(), lingerMs);
	await io.close();
	clearTimeout(impatience);
}

function portOf(server: HttpServer): number {
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

function listen(server: HttpServer, host: string, port: number, log: Log): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			// As where too many lines are open for one more: those that are go on.
			server.on('error', (error) => log.error(faultOf(error), 'not-accepted'));
			resolve();
		});
	});
}

function once(close: () => Promise<void>): () => Promise<void> {
	let closing: Promise<void> | undefined;
	return () => (closing ??= close());
}
