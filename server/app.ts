// Puts the whole server together and starts it: one process, one port, one data folder. It prints nothing and reads no environment.
// main.ts does that, so that a test can start as many servers as it likes.
import type { Server as HttpServer } from 'node:http';
import type { Recovered } from '#api/listing.ts';
import { assembled, type Parts, type StartOptions } from './assembly.ts';
import { isUnused, makeKey } from './entry/keys.ts';
import { answering } from './http/answering.ts';
import { Pages } from './http/pages.ts';
import type { WebGround } from './http/web.ts';
import { minuteMs, startChores } from './keeping/chores.ts';
import { abandonHalfMade } from './keeping/making.ts';
import { recoverCatalogue } from './keeping/recovering.ts';
import { completeRemovals, withdrawPages, type RemovalGround } from './keeping/removal.ts';
import { completeMaskings } from './keeping/masking.ts';
import { retain } from './keeping/retention.ts';
import { entrance } from './line/door.ts';
import { serveSockets } from './line/socket.ts';
import { meetingDoor } from './meeting/door.ts';
import type { MeetingRooms } from './meeting/rooms.ts';
import { completeArrivals } from './moving/importing.ts';
import { inBackground } from './process/background.ts';
import { closeLines, listen, portOf } from './process/listening.ts';
import { faultOf } from './process/log.ts';
import { pages } from './process/places.ts';
import type { KeptBefore } from './store/kept.ts';

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

type RoomsOfEach = readonly Pick<MeetingRooms, 'sweep' | 'close'>[];

/** Rejects with the error of `listen` if the port cannot be had. */
export async function serve(options: StartOptions): Promise<RunningServer> {
	const parts = assembled(options);
	const { server, store, hall, internet, rooms, idleMs } = parts;
	let goneBack = (): void => undefined;
	const wentBack = new Promise<void>((resolve) => (goneBack = resolve));
	const found: { recovered?: Recovered } = {};
	const build = await answer(options, parts, found, goneBack);
	const roomsOfEach = serveLines(parts, build);
	const recovered = await completeWhatWasCut(parts);
	if (recovered) found.recovered = recovered;
	await listenOrClose(options, parts);
	const looked = lookForCards(parts);
	await internet.follow();
	const secrets = await laptopSecrets(parts);
	rooms.markUnknown();
	const stopChores = startChores({ ...parts, roomsOfEach, sweepMs: Math.min(idleMs, minuteMs) });
	return {
		...secrets,
		url: hall.localOrigin(),
		port: portOf(server),
		phones: () => looked.then(() => hall.address()),
		recovered,
		updated: store.kept.before,
		wentBack,
		close: once(() => closeAll(parts, roomsOfEach, stopChores))
	};
}

/** Resolves to the name of the pages that are served. Null in development. */
async function answer(
	options: StartOptions,
	parts: Parts,
	found: { readonly recovered?: Recovered },
	wentBack: () => void
): Promise<string | null> {
	const { onAnswer = () => undefined } = options;
	const surfaces = await shown(options, parts.server);
	parts.answerBy(answering({ ...parts, wentBack, found, onAnswer }, surfaces));
	return typeof surfaces === 'function' ? null : surfaces.pages.build;
}

/** The rooms of each kind of stream. The lines find the way in to them. */
function serveLines({ io, channels, rooms, store, log, refusals }: Parts, build: string | null): RoomsOfEach {
	const kinds = [{ rooms, entrance: entrance(meetingDoor(rooms, () => store.catalogue.data)) }];
	serveSockets(io, { entrances: kinds.map((each) => each.entrance), channels, log, refusals, build });
	return kinds.map((each) => each.rooms);
}

const listenOrClose = ({ host, port }: StartOptions, { server, log, writer }: Parts): Promise<void> =>
	listen(server, host, port, log).catch(async (error: unknown) => {
		await writer.close();
		throw error;
	});

/** Windows may take seconds to answer. Meanwhile names and numbers decide which address is the likeliest. */
function lookForCards({ hall, rooms, log }: Parts): Promise<void> {
	const looked = hall.looked().then(() => rooms.changed());
	inBackground(looked, (error) => log.error(faultOf(error), 'cards-not-known'));
	return looked;
}

async function laptopSecrets({
	store: { catalogue },
	clock
}: Parts): Promise<Pick<RunningServer, 'laptopSecret' | 'unusedSecret' | 'isUnused'>> {
	const make = () => makeKey(catalogue, 'laptop', clock());
	const laptopSecret = await make();
	let unused = laptopSecret;
	return {
		laptopSecret,
		unusedSecret: async () => (unused = isUnused(catalogue.data, unused) ? unused : await make()),
		isUnused: (secret) => isUnused(catalogue.data, secret)
	};
}

/** The rooms close before what they write with. */
async function closeAll(parts: Parts, roomsOfEach: RoomsOfEach, stopChores: () => void): Promise<void> {
	const { internet, writer, io, server, refusals, rehearsal, store } = parts;
	stopChores();
	internet.close();
	await inOrder([
		...roomsOfEach.map((each) => () => each.close()),
		() => writer.close(),
		() => rehearsal.end(),
		() => closeLines(io, server),
		() => {
			refusals.end(); // before the log goes, with the store
			return store.close();
		}
	]);
}

/** The built surfaces, or those of development. */
const shown = async (
	{ build = pages, mark, surfaces }: StartOptions,
	server: HttpServer
): Promise<WebGround['surfaces']> => (surfaces ? surfaces(server) : { build, pages: new Pages(build, mark) });

/** The work that a crash, a lost catalogue or the passing of time has left, done before anybody comes. */
async function completeWhatWasCut(ground: RemovalGround): Promise<Recovered | null> {
	const { store, rooms, log, clock } = ground;
	await abandonHalfMade(store, log);
	await completeArrivals(ground);
	await completeMaskings(ground);
	const recovered = await recoverCatalogue(store, log, clock());
	await completeRemovals({ store, log });
	await withdrawPages({ store, log });
	await rooms.extracts.settle();
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
