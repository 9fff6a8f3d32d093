// A handler for each row of the table of routes. This file does what every route needs: it checks who asks, parses the body by the
// row's schema, and sends the answer as JSON or as a file.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import { routes, type RouteAnswer, type Params, type Route, type Routes } from '#api/routes.ts';
import { SentFile, type Method } from '#api/row.ts';
import { unreadPatience } from '../line/limits.ts';
import { untilRead } from '../line/unread.ts';
import type { Admitted, Callers } from './callers.ts';
import { RefusedError, refusalOf } from './refused.ts';

export interface RouteCall<R extends Route> {
	readonly request: Request;
	readonly params: Params<R>;
	readonly body: v.InferOutput<Routes[R]['body']>;
	/** Runs the work once the answer has been sent or the line is closed. */
	readonly afterwards: (work: () => void) => void;
}
export type Handler<R extends Route> = (
	asked: RouteCall<R> & Admitted[Routes[R]['who']]
) => Promise<RouteAnswer<R>> | RouteAnswer<R>;

/** One for each route; if one is missing, this does not compile. */
export type Handlers = { readonly [R in Route]: Handler<R> };
/** The handlers of one concern. */
export type HandlersOf<R extends Route> = Pick<Handlers, R>;

/** Called with every answer before it is sent, refusals too. */
export type OnAnswer = (route: Route, answer: object) => void;

const all = Object.keys(routes) as Route[];
const registered = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const satisfies Record<
	Method,
	keyof Router
>;
const isMethod = (word: string): word is Method => Object.hasOwn(registered, word);

export function routed(handlers: Handlers, callers: Callers, onAnswer: OnAnswer): Router {
	const router = Router();
	for (const route of all) {
		const [method = '', path = ''] = route.split(' ');
		if (!isMethod(method)) throw new Error(`${route} has no method`);
		router[registered[method]](path, answering(route, handlers, callers, onAnswer));
	}
	return router;
}

function answering<R extends Route>(
	route: R,
	handlers: Handlers,
	callers: Callers,
	onAnswer: OnAnswer
): RequestHandler {
	const answerTo = async (request: Request, response: Response): Promise<RouteAnswer<R>> => {
		const admitted = await callers.admit<Routes[R]['who']>(routes[route].who, request);
		const asked: RouteCall<R> = {
			request,
			params: request.params as Params<R>, // the path was matched
			body: parsed(routes[route].body, request.body),
			afterwards: (work) => void (response.closed ? work() : response.once('close', work))
		};
		return handlers[route](Object.assign(asked, admitted));
	};
	return async (request, response) => {
		const answer = await answerTo(request, response).catch((error: unknown) => {
			const refusal = refusalOf(error);
			if (refusal) onAnswer(route, refusal);
			throw error;
		});
		onAnswer(route, answer);
		response.set('Cache-Control', 'no-store');
		if (answer instanceof SentFile) await sendFile(response, answer);
		else response.json(answer);
	};
}

function parsed<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
	const found = v.safeParse(schema, body);
	if (!found.success) throw new RefusedError('bad-command');
	return found.output;
}

const lengthOf = (pieces: readonly Uint8Array[]): number =>
	pieces.reduce((sum, piece) => sum + piece.length, 0);

async function sendFile(response: Response, { name, pieces }: SentFile): Promise<void> {
	response.set({
		'Content-Type': 'application/octet-stream',
		...('length' in pieces && { 'Content-Length': String(lengthOf(pieces)) }),
		'Content-Disposition': `attachment; filename="${name}"`
	});
	// If the line breaks, the file ends too early, and is refused when somebody imports it.
	if ('length' in pieces) return pipeline(Readable.from(pieces), response).catch(() => undefined);
	return sendWhileMade(response, pieces);
}

/** If a piece fails, the line breaks, and a browser saves nothing. */
async function sendWhileMade(response: Response, pieces: AsyncIterable<Uint8Array>): Promise<void> {
	try {
		for await (const piece of pieces) {
			if (response.closed) return; // whoever asked has gone
			if (!response.write(piece)) await untilRead(response, unreadPatience.page);
		}
		response.end();
	} catch {
		response.destroy();
	}
}
