// One stream with a server around it, of the meeting or of the test kind: for every test that is about the engine alone.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { BareClient, bareId, type Parts } from './bare-client.ts';
import { newToken } from './client.ts';
import { openMeeting } from './hall.ts';
import { keepersToken, shelf } from './loans/door.ts';
import { loanFolder } from './loans/kind.ts';
import { borrow, openShelves, serveShelf, shelvesIn } from './loans/rooms.ts';
import { newFolder, startTestServer } from './server.ts';

export interface Served {
	readonly url: string;
	/** What one of the crowd says of itself: a phone, a visitor. */
	readonly auth: (token: string) => Parts;
	/** The same of whoever leads: the facilitator, the keeper. */
	readonly leads: Parts;
	/** The n-th thing that whoever leads may do. */
	readonly act: (n: number) => Parts;
	/** Something that one of the crowd may do, and that shows in its own part: it takes a seat, it borrows a tool. */
	readonly acts: (n: number) => Parts;
	/** How many of the leader's acts are done, in the view of whoever leads. */
	readonly done: (view: Parts) => number;
	/** How many of the crowd are here, in that view. */
	readonly here: (view: Parts) => number;
	readonly folder: string;
	readonly journal: string;
	readonly close: () => Promise<void>;
	/** The same folder is served anew, or a copy of it. The same one only once it is closed. */
	readonly again: (copy?: string) => Promise<Served>;
}

interface Serving {
	readonly dataDir?: string;
	readonly disk?: Disk;
	/** An empty room closes after this time. */
	readonly idleMs?: number;
}
export type Serve = (serving?: Serving) => Promise<Served>;

const serveMeeting: Serve = async (serving = {}) => {
	const dataDir = serving.dataDir ?? (await newFolder());
	const server = await startTestServer({ ...serving, dataDir });
	const { made, staff } = await openMeeting(server);
	staff.close();
	const on = ({ url, close }: Pick<Served, 'url' | 'close'>, folder: string): Served => ({
		url,
		folder,
		auth: (token) => ({ meeting: made.key, token, role: 'resident' }),
		leads: { meeting: made.id, token: made.token, role: 'facilitator' },
		act: () => ({ type: 'CountSomeone' }),
		acts: () => ({ type: 'Arrive' }),
		done: ({ people }) => Number((people as Parts)['present']),
		here: ({ connections }) => Number((connections as Parts)['phones']),
		journal: join(folder, 'meetings', `${made.id}.jsonl`),
		close,
		again: async (copy = folder) => on(await startTestServer({ dataDir: copy }), copy)
	});
	return on(server, dataDir);
};

const serveLoans: Serve = async (serving = {}) => {
	const dataDir = serving.dataDir ?? (await newFolder());
	const open = async (folder: string, disk?: Disk): Promise<Pick<Served, 'url' | 'close'>> => {
		const store = await openShelves(folder, disk);
		await shelvesIn(store)
			.create(shelf)
			.catch(() => undefined); // it is there already
		const { url, close } = await serveShelf(store, serving.idleMs);
		return {
			url,
			close: async () => {
				await close();
				await store.close();
			}
		};
	};
	const on = ({ url, close }: Pick<Served, 'url' | 'close'>, folder: string): Served => ({
		url,
		folder,
		auth: (token) => ({ shelf, token, role: 'visitor' }),
		leads: { shelf, token: keepersToken, role: 'keeper' },
		act: (n) => borrow(`Outil ${n}`),
		acts: (n) => borrow(`Livre ${n}`),
		done: ({ loans }) => (loans as readonly unknown[]).length,
		here: ({ here }) => Number(here),
		journal: join(folder, loanFolder.name, `${shelf}.jsonl`),
		close,
		again: async (copy = folder) => on(await open(copy), copy)
	});
	return on(await open(dataDir, serving.disk), dataDir);
};

type Row = readonly [name: string, serve: Serve];

/** For `test.each` and `describe.each`. */
export const everyKind: readonly [meeting: Row, loans: Row] = [
	['a meeting', serveMeeting],
	['another kind of stream', serveLoans]
];

async function lineTo({ url }: Served, auth: Parts): Promise<BareClient> {
	const client = new BareClient(url.replace('http', 'ws'), auth);
	onTestFinished(() => client.close());
	await client.opened();
	return client;
}
export const leading = (served: Served): Promise<BareClient> => lineTo(served, served.leads);
export const oneOfTheCrowd = (served: Served, token = newToken()): Promise<BareClient> =>
	lineTo(served, served.auth(token));

/** Whoever leads does the n-th thing. */
export const does = (client: BareClient, { act }: Served, n: number): Promise<Parts> =>
	client.send(bareId(), act(n));
