// Pages ask by http from here alone, by the name of a row in the table of routes. The name holds method and path, so a page loads no
// table and no schema. The compiler checks body and answer against the row. A request that needs a token goes by ask-as.ts: phones have none.
import type { RouteAnswer, Body, RefusalBy, Route, Routes } from '#api/routes.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import { isFormer, renew } from './build.ts';

/** A missing network is a refusal like any other. */
export interface Refused<Code extends RefusalCode = RefusalCode> {
	readonly refused: Code | 'no-network';
	/** Where one code has several sentences. */
	readonly why?: string;
}
export type RouteOutcome<R extends Route> = RouteAnswer<R> | Refused<RefusalBy<R>>;

type Open<R extends Route> = R extends Route ? (Routes[R]['who'] extends 'anybody' ? R : never) : never;
/** The rows of the table of routes that need no token. */
export type OpenRoute = Open<Route>;

/** Never rejects. `read` takes what is wanted out of the response. */
export async function request<Read>(
	route: string,
	init: RequestInit,
	read: (response: Response) => Promise<Read> | Read
): Promise<Read | Refused<never>> {
	const [method = '', path = ''] = route.split(' ');
	try {
		const response = await fetch(`/api${path}`, { method, ...init });
		// An answer to anything else may be shown this once.
		if (method === 'GET' && isFormer(response.headers.get('tablee-build'))) renew();
		return await read(response);
	} catch {
		return { refused: 'no-network' };
	}
}

/** A document of the server, as text. Null: it could not be had. */
export async function documentAt(path: string): Promise<string | null> {
	try {
		const response = await fetch(path);
		return response.ok ? await response.text() : null;
	} catch {
		return null;
	}
}

export interface TakenFile {
	readonly name: string;
	readonly body: Blob;
}
/** A document of the server, as a file. `busy`: others are waited for; ask again later. Null: it could not be had. */
export async function fileAt(path: string): Promise<TakenFile | 'busy' | null> {
	try {
		const response = await fetch(path);
		if (response.status === 503) return 'busy';
		if (!response.ok) return null;
		const [, name = ''] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
		return { name, body: await response.blob() };
	} catch {
		return null;
	}
}

export const jsonHeaders = { 'content-type': 'application/json' };

/** Never rejects. */
export const ask = <R extends OpenRoute>(
	route: R,
	body: Body<R>,
	signal: AbortSignal
): Promise<RouteOutcome<R>> =>
	request(
		route,
		{ headers: jsonHeaders, body: JSON.stringify(body), signal },
		(response) => response.json() as Promise<RouteOutcome<R>>
	);
