// What is asked by http: coming in (a typed code, a link's secret), and the tables with their meetings. Every
// body is parsed here, once; the laptop's token travels in the Authorization header, never in a cookie.
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import * as v from 'valibot';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '#meeting/frame.ts';
import { admit, keyOf, opens, type Scope } from '../entry/access.ts';
import { MeetingDamaged } from '../room/folding.ts';
import type { Hosted } from '../room/hosted.ts';
import { tokenSchema } from '../entry/identity.ts';
import { maxBody } from '../line/limits.ts';
import { faultOf, type Log } from '../process/log.ts';
import { NotCreated } from '../keeping/making.ts';
import type { Refusals } from '../line/refusals.ts';
import type { Rooms } from '../room/rooms.ts';
import { isNoRoom } from '../room/saving.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { CatalogueFile } from '../store/store.ts';

const statuses: Partial<Record<RefusalCode, number>> = {
	'bad-command': 400,
	'not-allowed': 401,
	'link-revoked': 401,
	unknown: 404,
	'too-large': 413,
	'too-fast': 429,
	damaged: 500,
	'not-saved': 503
};
export const statusOf = ({ refused }: Refusal): number => statuses[refused] ?? 409;

/** A lawful no, on its way to the answer. `why`: where one code has several sentences. */
export class Refused extends Error {
	readonly refusal: Refusal & { readonly why?: string };

	constructor(refused: RefusalCode, why?: string) {
		super(refused);
		this.name = 'Refused';
		this.refusal = { ...refuse(refused), ...(why !== undefined && { why }) };
	}
}

export function parse<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
	const parsed = v.safeParse(schema, body);
	if (!parsed.success) throw new Refused('bad-command');
	return parsed.output;
}

export function accepted<T extends object>(answer: T | Refusal): T {
	if (isRefusal(answer)) throw new Refused(answer.refused);
	return answer;
}

/** A handler whose answer is what it returns. */
export const route =
	<P>(answer: (request: Request<P>) => Promise<object> | object): RequestHandler<P> =>
	async (request, response) => {
		response.set('Cache-Control', 'no-store').json(await answer(request));
	};

/** Who asks, and what of the catalogue is theirs. A thing that is not theirs does not exist for them. */
export class Asking {
	readonly #catalogue: CatalogueFile;
	readonly #rooms: Rooms;

	constructor(catalogue: CatalogueFile, rooms: Rooms) {
		this.#catalogue = catalogue;
		this.#rooms = rooms;
	}

	/** Refused where it is nobody's token. */
	scope({ headers }: Pick<Request, 'headers'>): Scope {
		const key = keyOf(this.#catalogue.data, tokenOf(headers.authorization));
		if (!key) throw new Refused('not-allowed');
		if (key.revoked) throw new Refused('link-revoked');
		return key.scope;
	}

	laptop(request: Pick<Request, 'headers'>): void {
		if (this.scope(request) !== 'laptop') throw new Refused('not-allowed');
	}

	/** A table, for the laptop alone: who else may come in is not for its facilitators to say. */
	tableOfLaptop(request: Request<{ id: string }>): TableRow {
		this.laptop(request);
		return this.table(request);
	}

	table(request: Request<{ id: string }>): TableRow {
		const scope = this.scope(request);
		const table = this.#catalogue.data.tables.find(({ id }) => id === request.params.id);
		if (!table || !opens(scope, table.id)) throw new Refused('unknown');
		return table;
	}

	meeting(request: Request<{ id: string }>): MeetingRow {
		const scope = this.scope(request);
		const row = this.#row(request);
		if (!row || !opens(scope, row.table)) throw new Refused('unknown');
		return row;
	}

	/** The room of a meeting for whoever facilitates it: by a key, or by a link of this meeting. */
	async facilitated(request: Request<{ id: string }>): Promise<Hosted> {
		const token = tokenOf(request.headers.authorization);
		const row = this.#row(request);
		if (!row) throw new Refused('not-allowed'); // as for a meeting that is somebody else's
		const hosted = await this.#rooms.open(row);
		accepted(admit(this.#catalogue.data, hosted.room.meeting, token, 'facilitator'));
		return hosted;
	}

	#row({ params }: Request<{ id: string }>): MeetingRow | undefined {
		return this.#rooms.rows.find(({ id }) => id === params.id);
	}
}

/** Refused where it is none. */
export function tokenOf(authorization: string | undefined): string {
	const token = v.safeParse(tokenSchema, /^Bearer (.+)$/.exec(authorization ?? '')?.[1]);
	if (!token.success) throw new Refused('not-allowed');
	return token.output;
}

function refusalOf(error: unknown): Refusal | null {
	if (error instanceof Refused) return error.refusal;
	if (error instanceof NotCreated) return refuse(error.refused);
	if (error instanceof MeetingDamaged) return refuse('damaged');
	// What express says of a body: no JSON (400), too large (413), of another kind (415).
	const status = error instanceof Error && 'status' in error ? error.status : null;
	if (status === 413) return refuse('too-large');
	return typeof status === 'number' && status >= 400 && status < 500 ? refuse('bad-command') : null;
}

const answerErrors =
	(log: Log, refusals: Refusals): ErrorRequestHandler =>
	(error: unknown, _request, response, next) => {
		if (response.headersSent) return next(error);
		const refusal = refusalOf(error);
		if (!refusal) log.error(faultOf(error), 'route-threw');
		else refusals.countCode(refusal.refused);
		const said = refusal ?? { ...refuse('not-saved'), ...(isNoRoom(error) && { why: 'full' }) };
		response.status(statusOf(said)).set('Cache-Control', 'no-store').json(said);
	};

/** The API of these routers; an address that none of them knows is refused too. */
export function api(routers: readonly Router[], log: Log, refusals: Refusals): Router {
	const router = Router();
	// Asked by the pages of this computer, to know whether anybody answers (L89).
	router.get(
		'/awake',
		route(() => ({}))
	);
	router.use(express.json({ limit: maxBody, strict: true }));
	for (const each of routers) router.use(each);
	router.use(() => {
		throw new Refused('unknown');
	});
	router.use(answerErrors(log, refusals));
	return router;
}
